import { json } from '@codemirror/lang-json';
import { syntaxHighlighting } from '@codemirror/language';
import { getChunks, goToNextChunk, goToPreviousChunk, MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { hangingLines } from '../policy-editor/hanging-lines';
import { buttons, highlighting, theme } from '../policy-editor/look';
import { commenting, remarked, selected } from './commenting';
import { byLine, type LineRemarks, type Lines } from './remarks';

const WIDE = 720;

/**
 * Two texts side by side, or one below the other where there is little room, with what differs marked. Long stretches
 * that are equal are folded.
 *
 * Properties: `beforeText`, `afterText`, `beforeLabel`, `afterLabel`; `beforeLine` and `afterLine`, the numbers of the
 * first lines; `commentable`, whether something can be said about lines of the later text; `remarks`, how much was said
 * about which line.
 * Events: `lines-chosen` (`first`, `last`) when somebody wants to comment on lines, `remarks-chosen` (`line`) when
 * somebody wants to read what was said.
 * Keys: F7 and Shift-F7, or the buttons, go to the next and previous change. Where it is commentable, the arrow keys go
 * from line to line, with Shift they select, and Enter comments. Removed text is struck at its edge with
 * `−`, added text with `+`; the colours are `--qm-lost-tint` and `--qm-gained-tint`.
 */
@customElement('text-diff')
export class TextDiff extends LitElement {
  static override styles = [
    buttons,
    css`
    :host {
      background: var(--qm-surface);
      display: flex;
      flex-direction: column;
      min-width: 0;
    }

    :host([hidden]) {
      display: none;
    }

    .head {
      align-items: center;
      border-bottom: 1px solid var(--qm-line);
      display: flex;
      flex-wrap: wrap;
      font-size: 0.8125rem;
      gap: 0.25rem 0.75rem;
      padding: 0.25rem 0.75rem;
    }

    .names {
      color: var(--qm-ink-2);
      flex: 1;
    }

    .texts {
      flex: 1;
      min-height: 0;
      overflow: auto;
    }
  `,
  ];

  @property() beforeText = '';
  @property() afterText = '';
  @property({ type: Number }) beforeLine = 1;
  @property({ type: Number }) afterLine = 1;
  @property() beforeLabel = 'Before';
  @property() afterLabel = 'After';
  @property({ type: Boolean }) commentable = false;
  @property({ attribute: false }) remarks: LineRemarks[] = [];

  @state() private wide = true;
  @state() private count = 0;
  @query('.texts') private host!: HTMLElement;

  private shown: EditorView | null = null;
  private pair: MergeView | null = null;
  private readonly watch = new ResizeObserver(() => {
    this.wide = this.clientWidth >= WIDE;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.wide = this.clientWidth === 0 || this.clientWidth >= WIDE;
    this.watch.observe(this);
    if (this.hasUpdated) {
      this.draw();
    }
  }

  override disconnectedCallback(): void {
    this.watch.disconnect();
    this.clear();
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.draw();
  }

  protected override updated(changed: PropertyValues): void {
    const drawn = this.shown !== null;
    const kept = ['beforeText', 'afterText', 'beforeLabel', 'afterLabel', 'commentable', 'wide'];
    if (drawn && kept.some((name) => changed.has(name))) {
      this.draw();
    } else if (drawn && this.commentable && changed.has('remarks')) {
      this.shown?.dispatch({ effects: remarked.of(byLine(this.remarks)) });
    }
  }

  protected override render(): TemplateResult {
    const changes = this.count === 0 ? 'No difference in the text' : this.count === 1 ? '1 change' : `${this.count} changes`;
    const lines = text(this.afterText).split('\n').length;
    const said = [...byLine(this.remarks).values()].filter(
      (one) => one.line >= this.afterLine && one.line < this.afterLine + lines,
    );
    return html`
      <div class="head">
        <span class="names">${this.beforeLabel} → ${this.afterLabel}: ${changes}</span>
        <button ?hidden=${said.length === 0} @click=${() => this.tell('remarks-chosen', { line: said[0]?.line ?? 0 })}>
          ${said.length === 1 ? 'Read what was said about a line' : 'Read what was said about lines'}
        </button>
        <button ?hidden=${!this.commentable || this.afterText === ''} title="Enter" @click=${this.comment}>
          Comment on a line…
        </button>
        <button ?hidden=${this.count === 0} title="Shift-F7" @click=${() => this.go(goToPreviousChunk)}>
          Previous change
        </button>
        <button ?hidden=${this.count === 0} title="F7" @click=${() => this.go(goToNextChunk)}>Next change</button>
      </div>
      <div class="texts"></div>
    `;
  }

  private go(command: (view: EditorView) => boolean): void {
    if (this.shown) {
      command(this.shown);
      this.shown.focus();
    }
  }

  private comment(): void {
    if (this.shown) {
      this.tell('lines-chosen', selected(this.shown.state, this.afterLine));
    }
  }

  private tell(event: string, detail: Lines | { line: number }): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  private commenting(): Extension {
    return this.commentable && text(this.afterText) !== ''
      ? commenting(this.afterLine, this.remarks, {
          lines: (lines) => this.tell('lines-chosen', lines),
          remarks: (line) => this.tell('remarks-chosen', { line }),
        })
      : [];
  }

  private clear(): void {
    this.pair?.destroy();
    if (!this.pair) {
      this.shown?.destroy();
    }
    this.pair = null;
    this.shown = null;
    this.host?.replaceChildren();
  }

  /** Draws it anew. Whoever reads with the keyboard stays on the line. */
  private draw(): void {
    const reader = this.shown?.hasFocus ? this.shown.state.selection.main : null;
    this.clear();
    this.drawTexts();
    if (this.shown && reader) {
      const end = this.shown.state.doc.length;
      this.shown.dispatch({ selection: { anchor: Math.min(reader.anchor, end), head: Math.min(reader.head, end) } });
      this.shown.focus();
    }
  }

  private drawTexts(): void {
    const root = this.renderRoot as ShadowRoot;
    const folding = { margin: 3, minSize: 6 };
    const diffConfig = { scanLimit: 2000, timeout: 500 };
    const before = text(this.beforeText);
    const after = text(this.afterText);
    if (this.wide) {
      this.pair = new MergeView({
        a: { doc: before, extensions: reading(this.beforeLabel, this.beforeLine) },
        b: { doc: after, extensions: [this.commenting(), reading(this.afterLabel, this.afterLine)] },
        parent: this.host,
        root,
        collapseUnchanged: folding,
        diffConfig,
      });
      this.shown = this.pair.b;
      this.count = this.pair.chunks.length;
      return;
    }
    this.shown = new EditorView({
      parent: this.host,
      root,
      state: EditorState.create({
        doc: after,
        extensions: [
          this.commenting(),
          reading(`${this.beforeLabel} and ${this.afterLabel}`, this.afterLine),
          unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: folding, diffConfig }),
        ],
      }),
    });
    this.count = getChunks(this.shown.state)?.chunks.length ?? 0;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function reading(label: string, first: number): Extension {
  return [
    lineNumbers({ formatNumber: (line) => String(line + first - 1) }),
    json(),
    syntaxHighlighting(highlighting),
    theme,
    colours,
    EditorView.lineWrapping,
    hangingLines,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    keymap.of([{ key: 'F7', run: goToNextChunk, shift: goToPreviousChunk }]),
  ];
}

const colours = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--qm-lost-tint)' },
  '&.cm-merge-b .cm-changedLine, .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--qm-gained-tint)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'none',
    borderBottom: '2px solid var(--qm-lost)',
  },
  '&.cm-merge-b .cm-changedText, .cm-changedText': {
    background: 'none',
    borderBottom: '2px solid var(--qm-gained)',
  },
  '.cm-changeGutter': { width: '3px', paddingLeft: '1px' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--qm-lost)' },
  '&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter': { background: 'var(--qm-gained)' },
  '.cm-collapsedLines': {
    background: 'var(--qm-sunken)',
    color: 'var(--qm-ink-2)',
    fontFamily: 'var(--qm-sans)',
    padding: '0.2rem 0.75rem',
  },
});

declare global {
  interface HTMLElementTagNameMap {
    'text-diff': TextDiff;
  }
}
