// The page for a visit as the program itself lays it out: of one life, by range, paper, and what is left out.

import type { PageDraft } from '../generated/PageDraft';
import type { PagePreview } from '../generated/PagePreview';
import { refused, type Desk, type Handlers } from './library';

export type PhysioCommand = 'physio_page' | 'save_physio_page';

/** What was laid out is found by this; a combination that was not is shown whole. */
function found(pages: Record<string, PagePreview>, { range, format, without }: PageDraft): PagePreview | undefined {
  const whole = `${range}/${format}`;
  return pages[[whole, ...[...without].sort()].join('/')] ?? pages[whole];
}

/** The first line of each sheet is the title, or repeats it. */
function named(of: PagePreview, who: string): PagePreview {
  const title = `${of.title}: ${who}`;
  const sheets = of.sheets.map((sheet) => ({ ...sheet, marks: sheet.marks.map((mark) => (mark.mark === 'text' && mark.words === of.title ? { ...mark, words: title, width: (mark.width * title.length) / of.title.length } : mark)) }));
  return { ...of, title, sheets };
}

export function physioHandlers(desk: Desk): Pick<Handlers, PhysioCommand> {
  return {
    physio_page: async ({ draft }) => {
      if (desk.scene === 'physio-page-error') throw refused('internal');
      const pages = (await desk.answers()).physio;
      const page = desk.scene === 'physio-page-empty' ? pages['empty'] : found(pages, draft);
      if (page === undefined) throw refused('not_found');
      return draft.who === null ? page : named(page, draft.who);
    },
    save_physio_page: ({ draft }) => {
      if (draft.who === 'nobody') throw refused('not_saved');
      return '/home/ana/Downloads/rehab-log-2026-12-21.pdf';
    },
  };
}
