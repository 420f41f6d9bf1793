import assert from 'node:assert/strict'
import test from 'node:test'
import { byKey, freshArea, moved, resized, spanned, within, type Area } from './blur-shapes.ts'

const area: Area = { x: 0.5, y: 0.5, w: 0.2, h: 0.1 }
const inside = ({ x, y, w, h }: Area) => x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= 1 + 1e-9 && y + h <= 1 + 1e-9

test('drawn from any corner to any other it is the same, cut at the edge; a press draws nothing', () => {
  const corners = [
    [
      { x: 0.9, y: 0.2 },
      { x: 1.4, y: 0.6 },
    ],
    [
      { x: 1.4, y: 0.6 },
      { x: 0.9, y: 0.2 },
    ],
  ] as const
  for (const [from, to] of corners) {
    const drawn = spanned(from, to)!
    assert.ok(Math.abs(drawn.x - 0.9) < 1e-9 && Math.abs(drawn.x + drawn.w - 1) < 1e-9)
  }
  assert.equal(spanned({ x: 0.5, y: 0.5 }, { x: 0.5, y: 0.9 }), null)
  assert.equal(spanned({ x: 0.5, y: 0.5 }, { x: 0.503, y: 0.503 }), null)
})

test('whatever is moved or resized stays inside of the picture and never vanishes', () => {
  for (const dx of [-2, -0.3, 0, 0.3, 2])
    for (const dy of [-2, -0.3, 0, 0.3, 2]) {
      assert.ok(inside(moved(area, dx, dy)))
      assert.ok(inside(resized(area, dx, dy)))
    }
  let walked = area
  for (let count = 0; count < 300; count++) walked = byKey(walked, 'ArrowRight', count % 2 === 0)!
  assert.ok(inside(walked))
  assert.ok(inside(within({ x: -1, y: 3, w: 5, h: 0 })))
  for (let count = 0; count < 40; count++) assert.ok(inside(freshArea(count)))
})

test('other keys are left to the browser', () => {
  assert.equal(byKey(area, 'Tab', false), null)
  assert.equal(byKey(area, 'Enter', true), null)
})
