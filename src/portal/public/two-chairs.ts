/** The room as a drawing: two chairs and a table between them. Decoration, so it has no words. */
export const twoChairs = `<svg viewBox="0 0 320 170" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
<path d="M10 156h300" stroke="#ddd5c5"/>
<path d="M52 42c-3 26-2 44 2 62h50M54 104l-8 52M102 104l8 52M52 42c4-3 9-3 13 0 0 22 1 42 4 62"/>
<path d="M268 42c3 26 2 44-2 62h-50M266 104l8 52M218 104l-8 52M268 42c-4-3-9-3-13 0 0 22-1 42-4 62"/>
<path d="M122 88h76M160 88v68M140 156h40"/>
<path d="M140 78h22v10h-22zM147 70c0-6 5-6 5-12" stroke="#85500a" stroke-width="3.5"/>
<path d="M172 84h18l-4-12" stroke-width="3.5"/>
</svg>`
