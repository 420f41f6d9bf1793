import assert from 'node:assert/strict'
import test from 'node:test'
import sharp from 'sharp'
import { run, type Area } from './blur-image.ts'

const mostPixels = 50_000_000
const everything: Area = { x: 0, y: 0, w: 1, h: 1 }

const png = (data: Buffer, width: number, height: number) =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
async function blurred(bytes: Buffer, areas: readonly Area[], kind: 'jpeg' | 'png' | 'webp' = 'png') {
  const result = await run({ bytes, kind, areas, mostPixels })
  assert.ok(result.ok, JSON.stringify(result))
  return Buffer.from(result.bytes)
}
const raw = async (bytes: Buffer) => await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })

/** A line of figures as printed on a photographed page. */
const line = (text: string) =>
  sharp(
    Buffer.from(
      `<svg width="480" height="120" xmlns="http://www.w3.org/2000/svg"><rect width="480" height="120" fill="#fdfcf7"/><text x="20" y="72" font-size="32" font-family="monospace" fill="#222">${text}</text></svg>`,
    ),
  )
    .removeAlpha()
    .png()
    .toBuffer()

/** Something that can be drawn from a seed. */
function* random(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

test('two pictures that differ in every pixel but agree in every cell come out as the same bytes', async () => {
  const [width, height, cell] = [96, 72, 24]
  const dice = random(7)
  const one = Buffer.alloc(width * height * 3)
  for (let at = 0; at < one.length; at++) one[at] = Math.floor(dice.next().value * 256)
  // The same pixels of each cell, in another order: another text, if one will.
  const two = Buffer.from(one)
  for (let top = 0; top < height; top += cell)
    for (let left = 0; left < width; left += cell)
      for (let at = 0; at < cell * cell; at++) {
        const [y, x] = [Math.floor(at / cell), at % cell]
        one.copy(
          two,
          ((top + y) * width + left + x) * 3,
          ((top + cell - 1 - y) * width + left + cell - 1 - x) * 3,
          ((top + cell - 1 - y) * width + left + cell - 1 - x) * 3 + 3,
        )
      }
  assert.notDeepEqual(one, two)
  assert.deepEqual(
    await blurred(await png(one, width, height), [everything]),
    await blurred(await png(two, width, height), [everything]),
  )
})

test('of many telephone numbers a blurred line tells hardly any from another', async (t) => {
  const dice = random(11)
  const seen = new Map<string, number>()
  const many = 60
  for (let count = 0; count < many; count++) {
    const number = `139${Array.from({ length: 8 }, () => Math.floor(dice.next().value * 10)).join('')}`
    const bytes = await blurred(await line(`电话 ${number}`), [{ x: 0.02, y: 0.25, w: 0.96, h: 0.5 }])
    const key = bytes.toString('base64')
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  t.diagnostic(`${seen.size} different pictures of ${many} numbers`)
  assert.ok(seen.size <= 3, String(seen.size))
})

test('nothing of the strokes is left: within a cell no two neighbours differ as ink and paper do', async () => {
  const bytes = await blurred(await line('310105195203124567'), [everything])
  const { data, info } = await raw(bytes)
  let most = 0
  for (let y = 0; y < info.height; y++)
    for (let x = 1; x < info.width; x++)
      most = Math.max(most, Math.abs(data[(y * info.width + x) * 3]! - data[(y * info.width + x - 1) * 3]!))
  assert.ok(most <= 8, String(most))
})

test('outside of the areas every pixel is as it was, inside nothing of a pattern is left', async () => {
  const [width, height] = [200, 160]
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.fill((x + y) % 2 === 0 ? 0 : 255, (y * width + x) * 3, (y * width + x) * 3 + 3)
  const made = await raw(await blurred(await png(data, width, height), [{ x: 0.25, y: 0.25, w: 0.5, h: 0.5 }]))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inside = x >= 50 && x < 150 && y >= 40 && y < 120
      const at = (y * width + x) * 3
      if (!inside) assert.equal(made.data[at], data[at], `${x},${y}`)
      else if (x > 50) assert.ok(Math.abs(made.data[at]! - made.data[at - 3]!) <= 8, `${x},${y}: ${made.data[at]!}`)
    }
})

test('a slip of a rectangle at the very edge is wiped too, also one smaller than a cell', async () => {
  const bytes = await line('号码 4567')
  for (const area of [
    { x: 0.999, y: 0.999, w: 0.001, h: 0.001 },
    { x: 0, y: 0, w: 0.01, h: 0.01 },
    { x: 0.9, y: 0, w: 0.1005, h: 1 },
  ])
    await blurred(bytes, [area])
})

test('what hung on the picture is gone, and its kind stays; it lies upright as it is shown', async () => {
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#eee' } })
    .withExif({ IFD0: { Artist: 'CANARY-NAME' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const made = await blurred(photo, [{ x: 0, y: 0, w: 0.5, h: 0.5 }], 'jpeg')
  const head = await sharp(made).metadata()
  assert.deepEqual([head.format, head.width, head.height, head.exif], ['jpeg', 200, 300, undefined])
  assert.ok(!made.includes('CANARY'))
})

test('something else than the kind it is said to be is damaged, and a bomb is refused by its head', async () => {
  const bytes = await line('1')
  assert.deepEqual(await run({ bytes, kind: 'jpeg', areas: [everything], mostPixels }), { ok: false, code: 'damaged' })
  assert.deepEqual(await run({ bytes, kind: 'png', areas: [everything], mostPixels: 100 }), {
    ok: false,
    code: 'too-many-pixels',
  })
})
