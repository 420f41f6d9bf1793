/** A printed document as data: what stands on it, in which order. How it looks is in render.ts and style.ts. */

export interface PrintModel {
  /** `a4`, a roll of 80 mm, or cards two on an A4. */
  readonly paper: 'a4' | 'slip' | 'cards'
  /** What the document calls itself, e.g. 受理告知书. */
  readonly title: string
  /** Small line under the title; empty: none. */
  readonly subtitle: string
  /** Who it is from: stands at the head of every page. */
  readonly from: string
  /** Number of the case: on every page, with the QR code. */
  readonly reference: string
  /** An <svg> of our own making. */
  readonly qrSvg: string
  /** What scanning it does, in a few words. */
  readonly qrHint: string
  readonly blocks: readonly Block[]
  /** Who printed it when, and what it is not. */
  readonly foot: string
}

export type Block =
  /** Section heading of a form. */
  | { readonly type: 'heading'; readonly text: string }
  /** A paragraph of a letter, indented by two characters. Line breaks are kept as paragraphs. */
  | { readonly type: 'paragraph'; readonly text: string }
  /** 陈小明： */
  | { readonly type: 'salutation'; readonly text: string }
  /** One sentence that must not be missed. */
  | { readonly type: 'lead'; readonly text: string }
  /** The person's own words. */
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'note'; readonly text: string }
  /** Label and value; two pairs a row when both are short, see render.ts. Empty values print as a line to write on. */
  | { readonly type: 'facts'; readonly rows: readonly Fact[] }
  | { readonly type: 'items'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  /** Lines of a list under a head that comes again on every page, their sums below; marked ones stand out without colour too. */
  | {
      readonly type: 'lines'
      readonly rows: readonly LineRow[]
      /** Whether there is a column for days. */
      readonly dated: boolean
      readonly sums: readonly { readonly label: string; readonly amount: string }[]
    }
  /** A code to be read aloud, in large groups. */
  | { readonly type: 'code'; readonly label: string; readonly groups: readonly string[] }
  | { readonly type: 'qr'; readonly hint: string }
  /** What happened when, oldest first. */
  | {
      readonly type: 'story'
      readonly entries: readonly { readonly when: string; readonly title: string; readonly body: string }[]
    }
  /** Seal and date of the centre on the right. */
  | { readonly type: 'seal'; readonly name: string; readonly date: string }
  /** Lines to sign on: `签收人` … */
  | { readonly type: 'signatures'; readonly labels: readonly string[] }
  | { readonly type: 'rule' }
  /** 取材料小卡: one half of a page. */
  | ({ readonly type: 'card' } & CardBlock)

export interface CardBlock {
  readonly title: string
  readonly needs: readonly string[]
  readonly steps: readonly string[]
  readonly address: string
  /** Of the address; empty: none. */
  readonly qrSvg: string
  readonly notes: readonly string[]
  readonly foot: string
}

/** `wide` takes the whole row. */
export interface Fact {
  readonly label: string
  readonly value: string
  readonly wide?: boolean
}
export interface Column {
  readonly label: string
  /** Share of the width in per cent. */
  readonly width: number
  readonly align?: 'end' | 'centre'
}
export interface Row {
  readonly cells: readonly string[]
}
export interface LineRow {
  readonly number: string
  /** '' for a line of which nothing is said. */
  readonly mark: string
  readonly date: string
  readonly name: string
  readonly amount: string
  readonly note: string
}
