import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { ChangeSet, Compartment, EditorSelection, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { completions, type ProposalSource } from './completion';
import {
  fitting,
  glyph,
  hasWindowsLines,
  look,
  neighbour,
  smallestChange,
  summary,
  touching,
  word,
  type Finding,
  type Fix,
  type Mark,
  type Sign,
} from './findings';
import { hangingLines } from './hanging-lines';
import { buttons, frame, highlighting, theme } from './look';
import { findings, showFindings, shown, showMarks, showSigns } from './shown';
import { windowsLines } from './windows-lines';

const PAUSE = 350;

/**
 * An editor for one policy text. It shows what it is told and never changes a character by itself.
 *
 * Properties: `value` (the text; setting an equal one changes nothing, another one is applied as one edit that can be
 * undone), `readonly`, `label` (its accessible name), `findings` (with `findingsFor`, the revision that they are about:
 * they follow their words through what was typed since), `marks`, `signs` beside the lines (with `signsFor`,
 * the revision that they are about), `proposals` (asked for completions),
 * `safetyKey` (keeps text that nobody has confirmed yet in the session storage of the browser), `quiet` (no status bar).
 * Read-only for others: `revision`, which counts the texts that were announced.
 *
 * Events: `value-changed` after a pause in typing, and at once when the focus leaves; `finding-shown` ({index}) when the
 * caret comes to a finding; `text-rescued` ({text}) when text was found that was never confirmed.
 *
 * Keys: Tab leaves the editor; F8 and Shift-F8 go to the next and previous problem, whose fixes are buttons right below
 * the text; Ctrl-Space completes. Colours are the custom properties `--qm-code-*` and those of findings.
 */
@customElement('policy-editor')
export class PolicyEditor extends LitElement {
  static override styles = [buttons, frame];

  @property({ type: Boolean, reflect: true }) readonly = false;
  @property({ type: Boolean, reflect: true }) quiet = false;
  @property() label = 'Policy text';
  @property({ attribute: false }) findings: unknown = [];
  @property({ attribute: false }) findingsFor = 0;
  @property({ attribute: false }) marks: Mark[] = [];
  @property({ attribute: false }) signs: Sign[] = [];
  @property({ attribute: false }) signsFor = 0;
  @property({ attribute: false }) proposals: ProposalSource | null = null;
  @property() safetyKey = '';

  @state() private here: Finding[] = [];
  @state() private all: Finding[] = [];
  @state() private spoken = '';
  @query('.text') private host!: HTMLElement;

  revision = 0;

  private view: EditorView | null = null;
  private text = '';
  private announced = '';
  private timer = 0;
  private readonly changesSince = new Map<number, ChangeSet>();
  private readonly editing = new Compartment();
  private readonly lines = new Compartment();
  private readonly leaving = () => this.announce();

  get value(): string {
    return this.view ? this.view.state.doc.toString() : this.text;
  }

  @property()
  set value(wanted: string) {
    const text = typeof wanted === 'string' ? wanted : '';
    if (!this.view) {
      this.text = text;
      this.announced = text;
      return;
    }
    const change = smallestChange(this.value, text);
    if (change) {
      this.view.dispatch({ changes: change, effects: this.lines.reconfigure(linesOf(text)) });
      this.announced = text;
      window.clearTimeout(this.timer);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pagehide', this.leaving);
    if (this.hasUpdated) {
      this.open();
    }
  }

  override disconnectedCallback(): void {
    window.removeEventListener('pagehide', this.leaving);
    this.announce();
    this.text = this.value;
    this.view?.destroy();
    this.view = null;
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.open();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.view) {
      return;
    }
    if (changed.has('readonly') || changed.has('label')) {
      this.view.dispatch({ effects: this.editing.reconfigure(this.editable()) });
    }
    if (changed.has('findings') || changed.has('findingsFor')) {
      this.takeFindings();
    }
    if (changed.has('marks')) {
      this.view.dispatch({ effects: showMarks.of(Array.isArray(this.marks) ? this.marks : []) });
    }
    if (changed.has('signs') || changed.has('signsFor')) {
      this.takeSigns();
    }
    if (changed.has('safetyKey')) {
      this.rescue();
    }
  }

  /** Puts the caret at `offset`, in view, and the focus into the text. */
  goTo(offset: number, end: number = offset): void {
    const view = this.view;
    if (!view) {
      return;
    }
    const clamp = (at: number) => Math.max(0, Math.min(at, view.state.doc.length));
    view.dispatch({
      selection: EditorSelection.single(clamp(offset), clamp(end)),
      effects: EditorView.scrollIntoView(clamp(offset), { y: 'center' }),
    });
    view.focus();
  }

  /** Brings `offset` into view, and leaves caret and focus where they are. */
  reveal(offset: number): void {
    const view = this.view;
    view?.dispatch({
      effects: EditorView.scrollIntoView(Math.max(0, Math.min(offset, view.state.doc.length)), { y: 'center' }),
    });
  }

  /** Scrolls the text alone, not the page, so that `offset` is in sight; as soon as there is a text to scroll. */
  peek(offset: number): void {
    void this.updateComplete.then(() => {
      const view = this.view;
      view?.requestMeasure({
        read: () =>
          view.lineBlockAt(Math.max(0, Math.min(offset, view.state.doc.length))).top - view.scrollDOM.clientHeight / 4,
        write: (top) => {
          view.scrollDOM.scrollTop = top;
        },
      });
    });
  }

  /** Goes to the finding with this `id`, wherever it has moved. */
  goToFinding(id: number): void {
    const finding = this.all.find((f) => f.id === id);
    if (finding) {
      this.goTo(finding.from);
    }
  }

  /** Does what the fix `which` of the finding with this `id` says. */
  applyFix(id: number, which: number): void {
    const fix = this.all.find((f) => f.id === id)?.fixes[which];
    if (fix) {
      this.apply(fix);
    }
  }

  /** The text of `revision` is kept by others; from now on the browser need not keep it. */
  confirm(revision: number): void {
    if (revision >= this.revision && this.value === this.announced) {
      this.forget();
    }
  }

  override focus(): void {
    this.view?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="text" part="text"></div>
      ${this.quiet ? nothing : this.bar()}
      <div class="live" role="status" aria-live="polite">${this.spoken}</div>
    `;
  }

  private bar(): TemplateResult {
    const counts = summary(this.all);
    return html`<div class="bar" part="bar">
      ${this.here.length === 0
        ? nothing
        : html`<div class="here" part="here" tabindex="0" role="group" aria-label="Problem at the caret">
            ${this.here.map((finding) => this.detail(finding))}
          </div>`}
      <div class="counts">
        <span class="count">${counts}</span>
        ${this.all.length === 0
          ? nothing
          : html`<button class="plain" @click=${() => this.toProblem(1)} title="F8">Next problem</button>`}
        <span class="rest"><slot name="status"></slot></span>
      </div>
    </div>`;
  }

  private detail(finding: Finding): TemplateResult {
    return html`<div>
      <p>
        <span class="count ${look(finding.type)}">
          <span aria-hidden="true">${glyph(finding.type)}</span> ${word(finding.type)}</span
        >
        ${spans(finding.message)}
      </p>
      ${this.readonly || finding.fixes.length === 0
        ? nothing
        : html`<div class="fixes">
            ${finding.fixes.map(
              (fix) => html`<button @click=${() => this.apply(fix)}>${spans(fix.title)}</button>`,
            )}
          </div>`}
    </div>`;
  }

  /** Does what a fix says, as an edit of the author: it can be undone. */
  apply(fix: Fix): void {
    const view = this.view;
    if (!view || this.readonly) {
      return;
    }
    const length = view.state.doc.length;
    const from = Math.max(0, Math.min(fix.from, length));
    view.dispatch({
      changes: { from, to: Math.max(from, Math.min(fix.to, length)), insert: fix.text },
      selection: { anchor: from + fix.text.length },
      scrollIntoView: true,
      userEvent: 'input.fix',
    });
    this.announce();
    view.focus();
  }

  private open(): void {
    this.view = new EditorView({
      parent: this.host,
      root: this.renderRoot as ShadowRoot,
      state: EditorState.create({ doc: this.text, extensions: this.extensions() }),
    });
    this.revision++;
    this.changesSince.set(this.revision, ChangeSet.empty(this.view.state.doc.length));
    this.takeFindings();
    this.view.dispatch({ effects: showMarks.of(Array.isArray(this.marks) ? this.marks : []) });
    this.takeSigns();
    this.rescue();
  }

  /** Shows the signs where what they are about is now, if that text is still known. */
  private takeSigns(): void {
    const since = this.changesSince.get(this.signsFor);
    if (this.view && since && Array.isArray(this.signs)) {
      const now = this.signs
        .filter((sign) => sign.at >= 0 && sign.at <= since.length)
        .map((sign) => ({ ...sign, at: since.mapPos(sign.at, 1) }));
      this.view.dispatch({ effects: showSigns.of(now) });
    }
  }

  private extensions(): Extension[] {
    return [
      EditorState.lineSeparator.of('\n'),
      lineNumbers(),
      shown,
      highlightActiveLine(),
      highlightActiveLineGutter(),
      drawSelection(),
      history(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of('  '),
      json(),
      syntaxHighlighting(highlighting),
      theme,
      EditorView.lineWrapping,
      hangingLines,
      autocompletion({
        override: [completions(() => this.proposals)],
        icons: false,
        activateOnTypingDelay: 120,
      }),
      keymap.of([
        { key: 'F8', run: () => this.toProblem(1), shift: () => this.toProblem(-1) },
        ...completionKeymap,
        ...closeBracketsKeymap,
        ...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'),
        ...historyKeymap,
      ]),
      this.editing.of(this.editable()),
      this.lines.of(linesOf(this.text)),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          this.changesSince.forEach((since, revision) =>
            this.changesSince.set(revision, since.compose(update.changes)),
          );
          this.changed();
        }
        if (update.docChanged || update.selectionSet || update.startState.field(findings) !== update.state.field(findings)) {
          this.look();
        }
      }),
      EditorView.domEventHandlers({ blur: () => this.announce() }),
    ];
  }

  private editable(): Extension {
    return [
      EditorState.readOnly.of(this.readonly),
      EditorView.editable.of(!this.readonly),
      EditorView.contentAttributes.of({
        'aria-label': this.label,
        'aria-readonly': String(this.readonly),
        spellcheck: 'false',
        tabindex: '0',
      }),
    ];
  }

  private changed(): void {
    this.keep();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.announce(), PAUSE);
  }

  private announce(): void {
    window.clearTimeout(this.timer);
    const view = this.view;
    if (!view || this.value === this.announced) {
      return;
    }
    this.announced = this.value;
    this.revision++;
    this.changesSince.set(this.revision, ChangeSet.empty(view.state.doc.length));
    this.dispatchEvent(new CustomEvent('value-changed', { detail: { value: this.announced } }));
  }

  private takeFindings(): void {
    const view = this.view;
    if (!view) {
      return;
    }
    const since = this.changesSince.get(this.findingsFor);
    [...this.changesSince.keys()]
      .filter((revision) => revision < this.findingsFor)
      .forEach((revision) => this.changesSince.delete(revision));
    const length = since ? since.length : view.state.doc.length;
    const taken = fitting(this.findings, length).map((f) =>
      since
        ? {
            ...f,
            from: since.mapPos(f.from, -1),
            to: since.mapPos(f.to, 1),
            fixes: f.fixes.map((fix) => ({
              ...fix,
              from: since.mapPos(Math.min(fix.from, length), -1),
              to: since.mapPos(Math.min(fix.to, length), 1),
            })),
          }
        : f,
    );
    view.dispatch({ effects: showFindings.of(taken) });
    const words = summary(taken);
    if (words !== this.spoken) {
      this.spoken = words;
    }
  }

  private look(): void {
    const view = this.view;
    if (!view) {
      return;
    }
    this.all = view.state.field(findings);
    const before = this.here[0];
    this.here = touching(this.all, view.state.selection.main.head).slice(0, 3);
    const first = this.here[0];
    if (first && first !== before) {
      const index = this.all.indexOf(first);
      this.dispatchEvent(new CustomEvent('finding-shown', { detail: { index } }));
    }
  }

  private toProblem(direction: 1 | -1): boolean {
    const view = this.view;
    const next = view ? neighbour(this.all, view.state.selection.main.head, direction) : null;
    if (!next) {
      return false;
    }
    this.goTo(next.from);
    this.spoken = `${word(next.type)}: ${next.message.replaceAll('`', '')}`;
    return true;
  }

  private keep(): void {
    if (this.safetyKey && !this.readonly) {
      try {
        sessionStorage.setItem(this.safetyKey, this.value);
      } catch {
        // No storage, or none left: the server keeps the text, only later.
      }
    }
  }

  /** Drops what is kept in the browser. */
  forget(): void {
    try {
      sessionStorage.removeItem(this.safetyKey);
    } catch {
      // Nothing was kept.
    }
  }

  private rescue(): void {
    if (!this.safetyKey || !this.view || this.readonly) {
      return;
    }
    let text: string | null = null;
    try {
      text = sessionStorage.getItem(this.safetyKey);
    } catch {
      return;
    }
    if (text !== null && text !== this.value) {
      this.dispatchEvent(new CustomEvent('text-rescued', { detail: { text } }));
    }
  }
}

function linesOf(text: string): Extension {
  return hasWindowsLines(text) ? windowsLines() : [];
}

/** A sentence with its `user text` set as code. */
function spans(sentence: string): (TemplateResult | string)[] {
  return sentence.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}

declare global {
  interface HTMLElementTagNameMap {
    'policy-editor': PolicyEditor;
  }
}
