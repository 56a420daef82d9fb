import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byLine, meant, named, told } from './remarks.ts';

test('remarks are found by their line, and nonsense is left out', () => {
  const found = byLine([{ line: 3, count: 2, open: true }, { line: 4, count: 0 }, null, { count: 1 }]);
  assert.deepEqual([...found.keys()], [3]);
  assert.equal(byLine('no list').size, 0);
});

test('a press on a selected line means all that are selected', () => {
  assert.deepEqual(meant(4, { first: 3, last: 5 }), { first: 3, last: 5 });
  assert.deepEqual(meant(7, { first: 3, last: 5 }), { first: 7, last: 7 });
});

test('lines and remarks are told in words', () => {
  assert.equal(named({ first: 3, last: 3 }), 'line 3');
  assert.equal(named({ first: 3, last: 5 }), 'lines 3 to 5');
  assert.equal(told({ line: 1, count: 1, open: true }), '1 thread, open');
  assert.equal(told({ line: 1, count: 2, open: false }), '2 threads, resolved');
});
