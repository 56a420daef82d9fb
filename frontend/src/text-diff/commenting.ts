import { cursorLineDown, cursorLineUp, selectLineDown, selectLineUp } from '@codemirror/commands';
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import {
  type Command,
  drawSelection,
  EditorView,
  gutter,
  GutterMarker,
  highlightActiveLine,
  keymap,
} from '@codemirror/view';
import { byLine, type LineRemarks, type Lines, meant, named, told } from './remarks';

/** Replaces the remarks that are shown. */
export const remarked = StateEffect.define<Map<number, LineRemarks>>();

const shown = StateField.define<Map<number, LineRemarks>>({
  create: () => new Map(),
  update(before, transaction) {
    const effect = transaction.effects.find((one) => one.is(remarked));
    return effect ? effect.value : before;
  },
});

class Sign extends GutterMarker {
  constructor(
    readonly remarks: LineRemarks | undefined,
    readonly line: number,
  ) {
    super();
  }

  override eq(other: Sign): boolean {
    return (
      other.line === this.line &&
      other.remarks?.count === this.remarks?.count &&
      other.remarks?.open === this.remarks?.open
    );
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = this.remarks ? `qm-said${this.remarks.open ? ' qm-said-open' : ''}` : 'qm-say';
    sign.textContent = this.remarks ? String(this.remarks.count) : '+';
    sign.title = this.remarks ? told(this.remarks) : `Comment on line ${this.line}`;
    return sign;
  }
}

/** Whom to tell that somebody wants to say something about lines, or to read what was said about one. */
export interface Listener {
  lines(lines: Lines): void;
  remarks(line: number): void;
}

/** The lines that are selected, or the one where the cursor is; `first` is the number of the first line. */
export function selected(state: EditorState, first: number): Lines {
  const range = state.selection.main;
  return {
    first: state.doc.lineAt(range.from).number + first - 1,
    last: state.doc.lineAt(range.to).number + first - 1,
  };
}

/** Lets people say something about lines: with a sign beside each, and with Enter on the line of the cursor. */
export function commenting(first: number, remarks: unknown, listener: Listener): Extension {
  const number = (view: EditorView, at: number) => view.state.doc.lineAt(at).number + first - 1;
  const signs = gutter({
    class: 'qm-signs',
    lineMarker(view, line) {
      const at = number(view, line.from);
      return new Sign(view.state.field(shown).get(at), at);
    },
    lineMarkerChange: (update) => update.startState.field(shown) !== update.state.field(shown),
    domEventHandlers: {
      click(view, line) {
        const at = number(view, line.from);
        if (view.state.field(shown).has(at)) {
          listener.remarks(at);
        } else {
          listener.lines(meant(at, selected(view.state, first)));
        }
        return true;
      },
    },
  });
  const told = (move: Command): Command => (view) => {
    const moved = move(view);
    const lines = selected(view.state, first);
    const text = view.state.doc.lineAt(view.state.selection.main.head).text.trim();
    view.dispatch({ effects: EditorView.announce.of(`${named(lines)}: ${text}`) });
    return moved;
  };
  return [
    shown.init(() => byLine(remarks)),
    signs,
    drawSelection(),
    highlightActiveLine(),
    look,
    keymap.of([
      { key: 'ArrowDown', run: told(cursorLineDown), shift: told(selectLineDown) },
      { key: 'ArrowUp', run: told(cursorLineUp), shift: told(selectLineUp) },
      {
        key: 'Enter',
        run(view) {
          listener.lines(selected(view.state, first));
          return true;
        },
      },
    ]),
  ];
}

const look = EditorView.theme({
  '.qm-signs': { minWidth: '1.6rem' },
  '.qm-signs .cm-gutterElement': { cursor: 'pointer', textAlign: 'center' },
  '.qm-say': { color: 'var(--qm-accent)', fontFamily: 'var(--qm-sans)', fontWeight: '700', opacity: '0' },
  '.qm-signs .cm-gutterElement:hover .qm-say': { opacity: '1' },
  '@media (hover: none)': { '.qm-say': { opacity: '0.7' } },
  '.qm-said': {
    border: '1px solid var(--qm-line-strong)',
    borderRadius: '0.6rem',
    color: 'var(--qm-ink-2)',
    display: 'inline-block',
    fontFamily: 'var(--qm-sans)',
    fontSize: '0.6875rem',
    fontWeight: '600',
    lineHeight: '1.05rem',
    minWidth: '1.1rem',
    padding: '0 0.2rem',
  },
  '.qm-said-open': {
    backgroundColor: 'var(--qm-accent-tint)',
    borderColor: 'var(--qm-accent)',
    color: 'var(--qm-accent-strong)',
  },
});
