import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fitting,
  hasWindowsLines,
  marksFitting,
  neighbour,
  signsByLine,
  smallestChange,
  summary,
  touching,
  type Finding,
} from './findings.ts';

function finding(from: number, to: number, type: Finding['type'] = 'ERROR'): Finding {
  return { code: 'X', type, message: 'm', from, to, fixes: [] };
}

test('findings outside of the text are moved to its end', () => {
  const [one] = fitting([finding(90, 99)], 10);
  assert.deepEqual([one.from, one.to], [10, 10]);
});

test('whatever is no finding is left out', () => {
  assert.deepEqual(fitting([null, 3, {}, { message: 'm' }], 5).map((f) => [f.from, f.to]), [[0, 0]]);
  assert.deepEqual(fitting('no list', 5), []);
});

test('empty marks are left out, and outer ones come first', () => {
  const marks = marksFitting([{ from: 2, to: 3, kind: 'decided' }, { from: 2, to: 9, kind: 'decided' }, { from: 4, to: 4, kind: 'decided' }], 20);
  assert.deepEqual(marks.map((m) => m.to), [9, 3]);
});

test('the summary counts by gravity', () => {
  const all = [finding(0, 1), finding(2, 3), finding(4, 5, 'WARNING')];
  assert.equal(summary(all), '2 errors, 1 warning');
  assert.equal(summary([]), 'No problems');
});

test('the next problem goes round', () => {
  const all = [finding(5, 6), finding(10, 12)];
  assert.equal(neighbour(all, 5, 1)?.from, 10);
  assert.equal(neighbour(all, 10, 1)?.from, 5);
  assert.equal(neighbour(all, 5, -1)?.from, 10);
  assert.equal(neighbour([], 5, 1), null);
});

test('the shortest finding at the caret says most', () => {
  assert.deepEqual(touching([finding(0, 50), finding(10, 12)], 11).map((f) => f.to), [12, 50]);
});

test('the smallest change leaves alone what is equal at both ends', () => {
  assert.deepEqual(smallestChange('abcXdef', 'abcYYdef'), { from: 3, to: 4, insert: 'YY' });
  assert.deepEqual(smallestChange('aaa', 'aa'), { from: 2, to: 3, insert: '' });
  assert.equal(smallestChange('same', 'same'), null);
});

test('the smallest change always leads to the other text', () => {
  let seed = 11;
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  const text = () => Array.from({ length: random(12) }, () => 'ab\n'[random(3)]).join('');
  for (let round = 0; round < 3000; round++) {
    const before = text();
    const after = text();
    const change = smallestChange(before, after);
    const made = change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
    assert.equal(made, after);
  }
});

test('only a text whose every line ends with CR LF has windows lines', () => {
  assert.equal(hasWindowsLines('a\r\nb\r\n'), true);
  assert.equal(hasWindowsLines('a\r\nb\n'), false);
  assert.equal(hasWindowsLines('a\nb'), false);
  assert.equal(hasWindowsLines('a'), false);
});

test('signs stand once on each line, and none outside of the text', () => {
  const lines = signsByLine([{ at: 12, text: 'b' }, { at: 3, text: 'a' }, { at: 14, text: 'c' }, { at: 99, text: 'd' }, null], 20, (at) => (at < 10 ? 0 : 10));
  assert.deepEqual([...lines], [[0, 'a'], [10, 'b\nc']]);
  assert.equal(signsByLine('nothing', 20, (at) => at).size, 0);
});
