import assert from 'node:assert/strict'
import test from 'node:test'
import { clampZoom, fitZoom, keepPoint, turned } from './viewer-math.ts'

test('a picture on its side changes width and height', () => {
  assert.deepEqual(turned({ width: 300, height: 200 }, 90), { width: 200, height: 300 })
  assert.deepEqual(turned({ width: 300, height: 200 }, 360), { width: 300, height: 200 })
})

test('the whole picture fits, turned or not, and a small one keeps its size', () => {
  assert.equal(fitZoom({ width: 4000, height: 2000 }, { width: 400, height: 400 }, 0), 0.1)
  assert.equal(fitZoom({ width: 800, height: 400 }, { width: 400, height: 400 }, 0), 0.5)
  assert.equal(fitZoom({ width: 800, height: 400 }, { width: 400, height: 200 }, 90), 0.25)
  assert.equal(fitZoom({ width: 100, height: 100 }, { width: 400, height: 400 }, 0), 1)
})

test('zooming keeps what is under the pointer under the pointer', () => {
  // 40 px into the frame, scrolled by 100: the point 140 of the picture, 280 after doubling.
  assert.equal(keepPoint(100, 40, 2), 240)
  assert.equal(keepPoint(0, 40, 0.5), 0)
})

test('zoom has its bounds', () => {
  assert.deepEqual([clampZoom(100), clampZoom(0.001)], [8, 0.1])
})
