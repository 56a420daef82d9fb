/** Wrapped lines continue below their first word, not at the edge. */

import { RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

const DEEPEST = 32;

function hanging(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = Math.min(/^ */.exec(line.text)![0].length, DEEPEST);
      const hang = indent + 2;
      builder.add(
        line.from,
        line.from,
        Decoration.line({ attributes: { style: `padding-left: calc(0.5rem + ${hang}ch); text-indent: -${hang}ch` } }),
      );
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const hangingLines: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = hanging(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) {
        this.decorations = hanging(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
