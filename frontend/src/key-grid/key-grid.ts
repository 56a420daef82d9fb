/**
 * Lets the arrow keys walk over the cells of the table inside, as they do in a spreadsheet: one stop of the Tab key for
 * the whole table, Home and End for the ends of a row, with Control for the ends of the table. A cell with a link or a
 * button hands the focus on to it.
 */
class KeyGrid extends HTMLElement {
  private row = 0;
  private column = 0;
  private readonly watch = new MutationObserver(() => this.prepare());

  connectedCallback(): void {
    this.addEventListener('keydown', this.onKey);
    this.addEventListener('focusin', this.onFocus);
    this.watch.observe(this, { childList: true, subtree: true });
    this.prepare();
  }

  disconnectedCallback(): void {
    this.watch.disconnect();
    this.removeEventListener('keydown', this.onKey);
    this.removeEventListener('focusin', this.onFocus);
  }

  private rows(): HTMLTableCellElement[][] {
    return [...this.querySelectorAll('tr')].map((row) => [...row.cells]);
  }

  private static target(cell: HTMLElement): HTMLElement {
    return cell.querySelector<HTMLElement>('a[href], button') ?? cell;
  }

  /** Only the cell where one was last can be reached by Tab. */
  private prepare(): void {
    const rows = this.rows();
    this.row = Math.min(this.row, rows.length - 1);
    this.column = Math.min(this.column, (rows[this.row]?.length ?? 0) - 1);
    rows.forEach((cells, y) =>
      cells.forEach((cell, x) => {
        const target = KeyGrid.target(cell);
        const index = y === this.row && x === this.column ? 0 : -1;
        if (target.tabIndex !== index || !target.hasAttribute('tabindex')) {
          target.tabIndex = index;
        }
      }),
    );
  }

  private readonly onFocus = (event: FocusEvent): void => {
    const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td, th');
    const row = cell?.parentElement as HTMLTableRowElement | null;
    if (cell && row) {
      this.row = this.rows().findIndex((cells) => cells[0]?.parentElement === row);
      this.column = cell.cellIndex;
      this.prepare();
    }
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) {
      return;
    }
    const rows = this.rows();
    const last = rows.length - 1;
    const end = (rows[this.row]?.length ?? 1) - 1;
    const to: Record<string, [number, number]> = {
      ArrowDown: [this.row + 1, this.column],
      ArrowUp: [this.row - 1, this.column],
      ArrowRight: [this.row, this.column + 1],
      ArrowLeft: [this.row, this.column - 1],
      Home: event.ctrlKey ? [0, 0] : [this.row, 0],
      End: event.ctrlKey ? [last, end] : [this.row, end],
      PageDown: [Math.min(last, this.row + 10), this.column],
      PageUp: [Math.max(0, this.row - 10), this.column],
    };
    const place = to[event.key];
    const cell = place && rows[place[0]]?.[place[1]];
    if (place) {
      event.preventDefault();
    }
    if (cell) {
      KeyGrid.target(cell).focus();
    }
  };
}

customElements.define('key-grid', KeyGrid);
