import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextAt } from './json-context.ts';

/** The context where `|` stands in the text. */
function at(text: string) {
  const place = text.indexOf('|');
  return contextAt(text.slice(0, place) + text.slice(place + 1), place);
}

test('a name is expected after a brace and after a comma', () => {
  assert.deepEqual(at('{|}')?.path, []);
  assert.equal(at('{|}')?.kind, 'name');
  const second = at('{"Version": "2012-10-17", |}');
  assert.equal(second?.kind, 'name');
  assert.deepEqual(second?.names, ['Version']);
});

test('a value knows the steps down to it', () => {
  const context = at('{"Statement": [{"Effect": "Allow"}, {"Action": ["ecr:Put|"]}]}');
  assert.deepEqual(context?.path, ['Statement', 1, 'Action', 0]);
  assert.equal(context?.kind, 'value');
  assert.equal(context?.prefix, 'ecr:Put');
  assert.equal(context?.inArray, true);
  assert.equal(context?.quoted, true);
});

test('the stretch to replace is the whole string, or ends at the caret when the string is open', () => {
  const text = '{"Action": "ecr:PutImage"}';
  const closed = contextAt(text, text.indexOf('Put'));
  assert.equal(text.slice(closed!.from, closed!.to), 'ecr:PutImage');
  const open = '{"Action": "ecr:P\n, "Sid": "x"}';
  const context = contextAt(open, open.indexOf('\n'));
  assert.equal(open.slice(context!.from, context!.to), 'ecr:P');
});

test('a word without quotation marks is a prefix too', () => {
  const context = at('{"Statement": {"Effect": Al|}}');
  assert.deepEqual(context?.path, ['Statement', 'Effect']);
  assert.equal(context?.prefix, 'Al');
  assert.equal(context?.quoted, false);
});

test('condition keys stand below their operator', () => {
  const context = at('{"Statement": [{"Condition": {"StringEquals": {"aws:Pr|"}}}]}');
  assert.deepEqual(context?.path, ['Statement', 0, 'Condition', 'StringEquals']);
  assert.equal(context?.kind, 'name');
});

test('brackets and commas inside strings count for nothing', () => {
  const context = at('{"Sid": "a,{[\\"", "Effect": "|"}');
  assert.deepEqual(context?.path, ['Effect']);
});

test('outside of everything there is no context', () => {
  assert.equal(contextAt('', 0), null);
  assert.equal(contextAt('"abc"', 2), null);
  assert.equal(contextAt('{}', 2), null);
});

test('no text and no offset makes it throw', () => {
  const pieces = ['{', '}', '[', ']', '"', ',', ':', '\\', '\n', 'x', ' ', '\u2028', '\ud800'];
  let seed = 7;
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join('');
    for (let offset = -1; offset <= text.length + 1; offset++) {
      const context = contextAt(text, offset);
      if (context) {
        assert.ok(context.from <= context.to && context.to <= text.length);
      }
    }
  }
});
