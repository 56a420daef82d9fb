/** How a policy text looks: every colour is a custom property of the page, so both themes are one sheet. */

import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { css } from 'lit';

export const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--qm-code-name)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--qm-code-text)' },
  { tag: [tags.bool, tags.number, tags.null], color: 'var(--qm-code-value)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--qm-code-mark)' },
]);

export const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--qm-surface)', color: 'var(--qm-code-text)', height: '100%', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--qm-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--qm-ink)', padding: '0.5rem 0' },
  '.cm-line': { padding: '0 0.75rem 0 0.5rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--qm-ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--qm-code-selection)',
  },
  '.cm-gutters': { backgroundColor: 'var(--qm-surface)', border: 'none', color: 'var(--qm-ink-3)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2rem', padding: '0 0.25rem 0 0.5rem' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--qm-code-line)' },
  '&.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--qm-code-line)', color: 'var(--qm-ink)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--qm-line-strong)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--qm-broken-tint)' },

  '.qm-at-error': { borderBottom: '2px solid var(--qm-broken)', backgroundColor: 'var(--qm-broken-tint)' },
  '.qm-at-security-warning': { borderBottom: '2px dashed var(--qm-security)' },
  '.qm-at-warning': { borderBottom: '2px dotted var(--qm-warning)' },
  '.qm-at-suggestion': { borderBottom: '1px dotted var(--qm-suggestion)' },
  '.qm-gutter': { width: '1.25rem' },
  '.qm-gutter .cm-gutterElement': { textAlign: 'center' },
  '.qm-glyph': { fontFamily: 'var(--qm-sans)', fontWeight: '700', cursor: 'default' },
  '.qm-glyph-error': { color: 'var(--qm-broken)' },
  '.qm-glyph-security-warning': { color: 'var(--qm-security)' },
  '.qm-glyph-warning': { color: 'var(--qm-warning)' },
  '.qm-glyph-suggestion': { color: 'var(--qm-suggestion)' },

  '.qm-sign': { color: 'var(--qm-ink-2)', cursor: 'default', padding: '0 0.25rem' },

  '.qm-mark-decided': { backgroundColor: 'var(--qm-accent-tint)', boxShadow: 'inset 0 -2px 0 var(--qm-accent)' },
  '.qm-mark-unmatched': { backgroundColor: 'var(--qm-sunken)', boxShadow: 'inset 0 -2px 0 var(--qm-line-strong)' },
  '.qm-mark-highlight': { backgroundColor: 'var(--qm-code-selection)' },
  '.qm-line-decided': { boxShadow: 'inset 3px 0 0 var(--qm-accent)' },
  '.qm-line-unmatched': { boxShadow: 'inset 3px 0 0 var(--qm-line-strong)' },
  '.qm-line-highlight': { boxShadow: 'inset 3px 0 0 var(--qm-accent)' },
  '.qm-note-widget': {
    color: 'var(--qm-ink-2)',
    fontFamily: 'var(--qm-sans)',
    fontSize: '0.75rem',
    marginLeft: '1ch',
    padding: '0 0.4em',
    border: '1px solid var(--qm-line)',
    borderRadius: '4px',
    backgroundColor: 'var(--qm-surface)',
    whiteSpace: 'normal',
  },

  '.cm-tooltip': {
    backgroundColor: 'var(--qm-surface)',
    border: '1px solid var(--qm-line-strong)',
    borderRadius: '4px',
    boxShadow: 'var(--qm-shadow)',
    color: 'var(--qm-ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--qm-mono)', maxHeight: '18em', minWidth: '18rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.5rem', display: 'flex', gap: '1ch' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--qm-accent-tint)',
    color: 'var(--qm-ink)',
  },
  '.cm-completionMatchedText': { color: 'var(--qm-accent)', fontWeight: '600', textDecoration: 'none' },
  '.cm-completionDetail': {
    color: 'var(--qm-ink-3)',
    fontFamily: 'var(--qm-sans)',
    fontStyle: 'normal',
    marginLeft: 'auto',
  },
  '.cm-tooltip.cm-completionInfo': {
    fontFamily: 'var(--qm-sans)',
    fontSize: '0.8125rem',
    maxWidth: '22rem',
    padding: '0.5rem 0.75rem',
  },
  '.qm-tip': { fontFamily: 'var(--qm-sans)', fontSize: '0.8125rem', maxWidth: '30rem', padding: '0.5rem 0.75rem' },
  '.qm-tip > div + div': { borderTop: '1px solid var(--qm-line)', marginTop: '0.4rem', paddingTop: '0.4rem' },
});

/** Buttons inside of the components. */
export const buttons = css`
  button {
    background: var(--qm-surface);
    border: 1px solid var(--qm-line-strong);
    border-radius: 4px;
    color: var(--qm-accent);
    cursor: pointer;
    font: inherit;
    font-weight: 500;
    min-height: 1.625rem;
    padding: 0 0.6rem;
  }

  button:hover {
    background: var(--qm-hover);
  }

  button:focus-visible {
    outline: 2px solid var(--qm-focus);
    outline-offset: 1px;
  }
`;

export const frame = css`
  :host {
    background: var(--qm-surface);
    display: flex;
    flex-direction: column;
    min-height: 6rem;
    min-width: 0;
    position: relative;
  }

  :host([hidden]) {
    display: none;
  }

  /* Where the host has no height but a greatest one, the text scrolls in what is left of it. */
  .text {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }

  .text > .cm-editor {
    flex: 1 1 auto;
    min-height: 0;
  }

  .text:focus-within {
    outline: 2px solid var(--qm-focus);
    outline-offset: -2px;
  }

  .bar {
    border-top: 1px solid var(--qm-line);
    color: var(--qm-ink-2);
    display: flex;
    flex-direction: column;
    font-size: 0.8125rem;
    line-height: 1.4;
  }

  .counts {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    min-height: 2rem;
    padding: 0 0.75rem;
  }

  .counts .rest {
    margin-inline-start: auto;
  }

  .count {
    font-weight: 600;
  }

  .error {
    color: var(--qm-broken);
  }

  .security-warning {
    color: var(--qm-security);
  }

  .warning {
    color: var(--qm-warning);
  }

  .suggestion {
    color: var(--qm-suggestion);
  }

  .here {
    background: var(--qm-sunken);
    border-top: 1px solid var(--qm-line);
    color: var(--qm-ink);
    display: flex;
    flex-direction: column;
    gap: 0.4rem;
    max-height: 9rem;
    overflow: auto;
    padding: 0.5rem 0.75rem;
  }

  .here p {
    margin: 0;
  }

  .fixes {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
    margin-top: 0.3rem;
  }

  code {
    font-family: var(--qm-mono);
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }

  .plain {
    border-color: transparent;
    padding: 0 0.3rem;
  }

  .live {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
`;
