/** Turns what the server proposes for a place into the editor's own completions. */

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { contextAt, type JsonContext } from './json-context';

/**
 * One proposal. `text` is a JSON string's content; `snippet`, where given, is put there as it stands. What is not given
 * is missing or null: the server writes null.
 */
export interface Proposal {
  text: string;
  label?: string | null;
  detail?: string | null;
  info?: string | null;
  kind?: string | null;
  boost?: number;
  snippet?: string | null;
}

export type ProposalSource = (context: JsonContext) => Promise<Proposal[]>;

export function completions(source: () => ProposalSource | null): CompletionSource {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const ask = source();
    if (!ask) {
      return null;
    }
    const text = context.state.doc.toString();
    const place = contextAt(text, context.pos);
    if (!place || (!context.explicit && !place.quoted && place.prefix === '')) {
      return null;
    }
    let proposals: Proposal[];
    try {
      proposals = await ask(place);
    } catch {
      return null;
    }
    if (context.aborted || !Array.isArray(proposals) || proposals.length === 0) {
      return null;
    }
    return {
      from: place.from,
      to: place.to,
      options: proposals.map((proposal) => option(proposal, place, text)),
      validFor: /^[^"\n]*$/,
    };
  };
}

function option(proposal: Proposal, place: JsonContext, text: string): Completion {
  return {
    label: proposal.label ?? proposal.text,
    detail: proposal.detail ?? undefined,
    info: proposal.info ?? undefined,
    type: proposal.kind ?? undefined,
    boost: proposal.boost,
    apply: (view, _completion, from, to) => {
      const insert = inserted(proposal, place, text.slice(place.to));
      view.dispatch({
        changes: { from, to, insert: insert.text },
        selection: { anchor: from + insert.caret },
        userEvent: 'input.complete',
      });
    },
  };
}

/** What to put in the place of the typed part, and where the caret then stands. */
function inserted(proposal: Proposal, place: JsonContext, rest: string): { text: string; caret: number } {
  const snippet = proposal.snippet ?? null;
  if (snippet !== null) {
    const body = place.quoted ? snippet : `"${snippet}"`;
    return { text: body, caret: body.length };
  }
  const content = JSON.stringify(proposal.text).slice(1, -1);
  const closed = place.quoted && rest.startsWith('"');
  let body = place.quoted ? content + (closed ? '' : '"') : `"${content}"`;
  const after = closed ? rest.slice(1) : rest;
  if (place.kind === 'name' && !/^\s*:/.test(after) && !closed) {
    body += ': ';
  }
  return { text: body, caret: body.length + (closed ? 1 : 0) };
}
