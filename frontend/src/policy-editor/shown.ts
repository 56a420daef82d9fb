/** What is drawn over a text: findings and marks, which stay with their words while the text changes. */

import { RangeSet, RangeSetBuilder, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutter,
  hoverTooltip,
  WidgetType,
  type DecorationSet,
} from '@codemirror/view';
import {
  glyph,
  gravest,
  look,
  marksFitting,
  signsByLine,
  touching,
  word,
  type Finding,
  type Mark,
  type Severity,
  type Sign,
} from './findings';

export const showFindings = StateEffect.define<Finding[]>();
export const showMarks = StateEffect.define<Mark[]>();

/** The findings where they are now. */
export const findings = StateField.define<Finding[]>({
  create: () => [],
  update(value, transaction) {
    let next = value;
    if (transaction.docChanged && next.length > 0) {
      const map = (at: number, side: 1 | -1) => transaction.changes.mapPos(at, side);
      next = next.map((f) => ({
        ...f,
        from: map(f.from, -1),
        to: map(f.to, 1),
        fixes: f.fixes.map((fix) => ({ ...fix, from: map(fix.from, -1), to: map(fix.to, 1) })),
      }));
    }
    for (const effect of transaction.effects) {
      if (effect.is(showFindings)) {
        next = effect.value;
      }
    }
    return next;
  },
  provide: (field) => [
    EditorView.decorations.from(field, underlines),
    gutter({
      class: 'qm-gutter',
      markers: (view) => glyphs(view.state),
    }),
  ],
});

function underlines(all: Finding[]): DecorationSet {
  const ranges = all
    .filter((f) => f.to > f.from)
    .map((f) => Decoration.mark({ class: `qm-at-${look(f.type)}` }).range(f.from, f.to));
  return Decoration.set(ranges, true);
}

class Glyph extends GutterMarker {
  constructor(
    readonly type: Severity,
    readonly count: number,
  ) {
    super();
  }

  override eq(other: Glyph): boolean {
    return other.type === this.type && other.count === this.count;
  }

  override toDOM(): Node {
    const sign = document.createElement('span');
    sign.className = `qm-glyph qm-glyph-${look(this.type)}`;
    sign.textContent = glyph(this.type);
    sign.title = this.count === 1 ? word(this.type) : `${this.count} problems`;
    return sign;
  }
}

function glyphs(state: EditorState): RangeSet<GutterMarker> {
  const byLine = new Map<number, Severity[]>();
  for (const f of state.field(findings)) {
    const line = state.doc.lineAt(Math.min(f.from, state.doc.length)).from;
    byLine.set(line, [...(byLine.get(line) ?? []), f.type]);
  }
  const builder = new RangeSetBuilder<GutterMarker>();
  [...byLine.entries()]
    .sort((a, b) => a[0] - b[0])
    .forEach(([line, types]) => builder.add(line, line, new Glyph(gravest(types), types.length)));
  return builder.finish();
}

/** The finding under the pointer, in words. Its fixes are below the text, where the keyboard reaches them too. */
const tip = hoverTooltip((view, position) => {
  const here = touching(view.state.field(findings), position);
  if (here.length === 0) {
    return null;
  }
  return {
    pos: here[0].from,
    end: here[0].to,
    above: true,
    create: () => ({ dom: tipOf(here) }),
  };
});

function tipOf(here: Finding[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'qm-tip';
  for (const finding of here) {
    const line = document.createElement('div');
    line.textContent = `${glyph(finding.type)} ${finding.message.replaceAll('`', '')}`;
    box.append(line);
  }
  return box;
}

class Note extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: Note): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const note = document.createElement('span');
    note.className = 'qm-note-widget';
    note.textContent = this.text;
    return note;
  }
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    let next = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(showMarks)) {
        next = drawn(transaction.state, effect.value);
      }
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function drawn(state: EditorState, wanted: Mark[]): DecorationSet {
  const ranges = [];
  for (const mark of marksFitting(wanted, state.doc.length)) {
    ranges.push(Decoration.mark({ class: `qm-mark-${mark.kind}` }).range(mark.from, mark.to));
    const last = state.doc.lineAt(mark.to).number;
    for (let n = state.doc.lineAt(mark.from).number; n <= last; n++) {
      ranges.push(Decoration.line({ class: `qm-line-${mark.kind}` }).range(state.doc.line(n).from));
    }
    if (mark.note) {
      ranges.push(Decoration.widget({ widget: new Note(mark.note), side: 1 }).range(state.doc.lineAt(mark.to).to));
    }
  }
  return Decoration.set(ranges, true);
}

export const showSigns = StateEffect.define<Sign[]>();

class Told extends GutterMarker {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: Told): boolean {
    return other.text === this.text;
  }

  override toDOM(): Node {
    const sign = document.createElement('span');
    sign.className = 'qm-sign';
    sign.textContent = '◌';
    sign.title = this.text;
    return sign;
  }
}

/** Signs beside the lines, where they are now. */
const signs = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(value, transaction) {
    let next = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(showSigns)) {
        const lines = signsByLine(effect.value, transaction.state.doc.length, (at) => transaction.state.doc.lineAt(at).from);
        next = RangeSet.of([...lines].map(([line, text]) => new Told(text).range(line)), true);
      }
    }
    return next;
  },
  provide: (field) => gutter({ class: 'qm-signs', markers: (view) => view.state.field(field) }),
});

export const shown: Extension = [findings, tip, marks, signs];
