import assert from 'node:assert/strict'
import test from 'node:test'
import { rareNames } from '#test/support/rare-names.ts'
import { readCardText } from './card-text.ts'

// Invented people; the numbers have no valid check digit, which is not this function's business.
test('a card reader may send the number alone, or the name before or after it', () => {
  const idNumber = '31010519900307002X'
  assert.deepEqual(readCardText('31010519900307002x'), { idNumber, name: '' })
  assert.deepEqual(readCardText(`陈小满,${idNumber}`), { idNumber, name: '陈小满' })
  assert.deepEqual(readCardText(`${idNumber}\t陈小满`), { idNumber, name: '陈小满' })
  assert.deepEqual(readCardText(`阿依古丽·买买提|女|维吾尔|19900307|上海市长宁区示例路1号|${idNumber}`), {
    idNumber,
    name: '阿依古丽·买买提',
  })
  assert.deepEqual(readCardText('𰻝阿满 ３１０１０５１９９００３０７００２Ｘ'), { idNumber, name: '𰻝阿满' })
})

test('a rare or very long name comes off the card whole', () => {
  for (const name of rareNames.filter((each) => /^[\p{Script=Han}\p{Co}\p{Mn}·]{2,}$/u.test(each)))
    assert.equal(readCardText(`31010519900307002X,${name}`)?.name, name, name)
  assert.equal(readCardText('31010519900307002X,买买提・伊敏江‧某')?.name, '买买提·伊敏江·某')
})

test('what is not a card stays what was typed', () => {
  for (const typed of ['', '陈小满', '13800000000', '3101051990030700', '1310105199003070021', 'A31010519900307002X'])
    assert.equal(readCardText(typed), undefined, typed)
})
