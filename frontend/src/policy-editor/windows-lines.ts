/** A text whose lines all end with CR LF keeps to that: what is typed or pasted into it ends its lines the same way. */

import { EditorState, Text, type ChangeSpec, type Extension } from '@codemirror/state';

export function windowsLines(): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || !transaction.isUserEvent('input')) {
      return transaction;
    }
    const changes: ChangeSpec[] = [];
    let amended = false;
    transaction.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
      const lines = inserted.toJSON();
      const ended = lines.map((line, i) => (i < lines.length - 1 && !line.endsWith('\r') ? `${line}\r` : line));
      amended ||= lines.some((line, i) => line !== ended[i]);
      changes.push({ from, to, insert: Text.of(ended) });
    });
    if (!amended) {
      return transaction;
    }
    const set = transaction.startState.changes(changes);
    return {
      changes: set,
      selection: { anchor: set.mapPos(transaction.startState.selection.main.to, 1) },
      scrollIntoView: true,
      userEvent: 'input',
    };
  });
}
