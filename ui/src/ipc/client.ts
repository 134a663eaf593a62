// The only way out of the window. No other file may import @tauri-apps.

import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { BeforeRun } from './generated/BeforeRun';
import type { BeforeRunDraft } from './generated/BeforeRunDraft';
import type { MidRun } from './generated/MidRun';
import type { MidRunDraft } from './generated/MidRunDraft';
import type { RunEventLine } from './generated/RunEventLine';
import type { AdherenceView } from './generated/AdherenceView';
import type { AdviceDraft } from './generated/AdviceDraft';
import type { BackupLook } from './generated/BackupLook';
import type { BesideDraft } from './generated/BesideDraft';
import type { BringRunsDraft } from './generated/BringRunsDraft';
import type { RunFileLine } from './generated/RunFileLine';
import type { RunsBrought } from './generated/RunsBrought';
import type { RunsReview } from './generated/RunsReview';
import type { Appointment } from './generated/Appointment';
import type { BodyView } from './generated/BodyView';
import type { ByHandDraft } from './generated/ByHandDraft';
import type { CapacityView } from './generated/CapacityView';
import type { CapDraft } from './generated/CapDraft';
import type { CardDetail } from './generated/CardDetail';
import type { Changed } from './generated/Changed';
import type { ChartPicture } from './generated/ChartPicture';
import type { Charts } from './generated/Charts';
import type { ChartsAsk } from './generated/ChartsAsk';
import type { ChecklistDetail } from './generated/ChecklistDetail';
import type { ClearDraft } from './generated/ClearDraft';
import type { Control } from './generated/Control';
import type { Correction } from './generated/Correction';
import type { CrossView } from './generated/CrossView';
import type { DataView } from './generated/DataView';
import type { DayDetail } from './generated/DayDetail';
import type { DecisionDraft } from './generated/DecisionDraft';
import type { DesktopView } from './generated/DesktopView';
import type { Draft } from './generated/Draft';
import type { EraseDraft } from './generated/EraseDraft';
import type { Exercise } from './generated/Exercise';
import type { ExerciseDetail } from './generated/ExerciseDetail';
import type { ExerciseView } from './generated/ExerciseView';
import type { ExportDone } from './generated/ExportDone';
import type { ExportDraft } from './generated/ExportDraft';
import type { FileReview } from './generated/FileReview';
import type { EntryDraft } from './generated/EntryDraft';
import type { FlagDraft } from './generated/FlagDraft';
import type { FlagView } from './generated/FlagView';
import type { History } from './generated/History';
import type { ImportLook } from './generated/ImportLook';
import type { ImportPart } from './generated/ImportPart';
import type { HistoryDraft } from './generated/HistoryDraft';
import type { InjuryDetail } from './generated/InjuryDetail';
import type { Journal } from './generated/Journal';
import type { LadderView } from './generated/LadderView';
import type { LibraryIndex } from './generated/LibraryIndex';
import type { LimitDraft } from './generated/LimitDraft';
import type { LoadDraft } from './generated/LoadDraft';
import type { LoadView } from './generated/LoadView';
import type { LookBack } from './generated/LookBack';
import type { LookBackDraft } from './generated/LookBackDraft';
import type { LookFilter } from './generated/LookFilter';
import type { MorningDraft } from './generated/MorningDraft';
import type { NoticeTest } from './generated/NoticeTest';
import type { OccurrenceKey } from './generated/OccurrenceKey';
import type { OfferAnswer } from './generated/OfferAnswer';
import type { OpenAt } from './generated/OpenAt';
import type { PastDay } from './generated/PastDay';
import type { PageDraft } from './generated/PageDraft';
import type { PagePreview } from './generated/PagePreview';
import type { PauseDraft } from './generated/PauseDraft';
import type { PauseFor } from './generated/PauseFor';
import type { PlanDetail } from './generated/PlanDetail';
import type { PlanDraft } from './generated/PlanDraft';
import type { PlanEdit } from './generated/PlanEdit';
import type { PlanLine } from './generated/PlanLine';
import type { PlanOptions } from './generated/PlanOptions';
import type { PlanReview } from './generated/PlanReview';
import type { PlannedRunDraft } from './generated/PlannedRunDraft';
import type { Play } from './generated/Play';
import type { Problem } from './generated/Problem';
import type { Programme } from './generated/Programme';
import type { ProgrammeDetail } from './generated/ProgrammeDetail';
import type { PromptAction } from './generated/PromptAction';
import type { ProposalAnswer } from './generated/ProposalAnswer';
import type { QuestionLine } from './generated/QuestionLine';
import type { RaceDraft } from './generated/RaceDraft';
import type { RaceOverDraft } from './generated/RaceOverDraft';
import type { Races } from './generated/Races';
import type { ReminderLog } from './generated/ReminderLog';
import type { RemindersNow } from './generated/RemindersNow';
import type { Report } from './generated/Report';
import type { ResumeDraft } from './generated/ResumeDraft';
import type { RunCheck } from './generated/RunCheck';
import type { RunMove } from './generated/RunMove';
import type { RunSwap } from './generated/RunSwap';
import type { RunDraft } from './generated/RunDraft';
import type { RunForm } from './generated/RunForm';
import type { RunPage } from './generated/RunPage';
import type { RunPlanDetail } from './generated/RunPlanDetail';
import type { RunsView } from './generated/RunsView';
import type { GateTick } from './generated/GateTick';
import type { RunClearanceDraft } from './generated/RunClearanceDraft';
import type { RunGateView } from './generated/RunGateView';
import type { RunPlanDraft } from './generated/RunPlanDraft';
import type { RunningNow } from './generated/RunningNow';
import type { SearchResult } from './generated/SearchResult';
import type { SessionDetail } from './generated/SessionDetail';
import type { SetAmendment } from './generated/SetAmendment';
import type { Settings } from './generated/Settings';
import type { Setup } from './generated/Setup';
import type { Shelf } from './generated/Shelf';
import type { ShoeDraft } from './generated/ShoeDraft';
import type { ShoesView } from './generated/ShoesView';
import type { SkipDraft } from './generated/SkipDraft';
import type { SkipReason } from './generated/SkipReason';
import type { Snapshot } from './generated/Snapshot';
import type { SnoozeReason } from './generated/SnoozeReason';
import type { SourceNote } from './generated/SourceNote';
import type { StartUp } from './generated/StartUp';
import type { TestDraft } from './generated/TestDraft';
import type { TimeOff } from './generated/TimeOff';
import type { Today } from './generated/Today';
import type { WeekDraft } from './generated/WeekDraft';
import type { You } from './generated/You';

/** Every command: what it takes and what it gives. A refused call rejects with a `WireError`. */
export interface Commands {
  start_up: { args: void; gives: StartUp };
  /** The first picture is on the screen; `usable`: the first screen, whole. */
  ui_ready: { args: { usable: boolean }; gives: null };
  today: { args: void; gives: Today };
  set_up: { args: { setup: Setup }; gives: null };
  save_settings: { args: { settings: Settings }; gives: Settings };
  start_session: { args: { play: Play }; gives: null };
  session_exercises: { args: void; gives: ExerciseView[] };
  /** `step` is the one the person was looking at; the call is ignored when the session has moved on. */
  control: { args: { control: Control; step: number | null }; gives: null };
  resume_interrupted: { args: void; gives: null };
  save_interrupted: { args: void; gives: string };
  discard_interrupted: { args: void; gives: null };
  save_report: { args: { report: Report }; gives: null };
  session_detail: { args: { sessionId: string }; gives: SessionDetail };
  correct_set: { args: { correction: Correction }; gives: null };
  /** Four weeks of sessions, newest first. */
  history: { args: { draft: HistoryDraft }; gives: History };
  look_back: { args: { draft: LookBackDraft }; gives: LookBack };
  history_day: { args: { day: string }; gives: DayDetail };
  adherence: { args: { filter: LookFilter }; gives: AdherenceView };
  library: { args: void; gives: LibraryIndex };
  exercise: { args: { id: string }; gives: ExerciseDetail };
  programme: { args: { id: string }; gives: ProgrammeDetail };
  run_plan: { args: { id: string }; gives: RunPlanDetail };
  injury: { args: { id: string }; gives: InjuryDetail };
  card: { args: { id: string }; gives: CardDetail };
  checklist: { args: { id: string }; gives: ChecklistDetail };
  set_shelf: { args: { shelf: Shelf }; gives: null };
  /** Looks, and changes nothing. */
  check_programme: { args: { programme: Programme }; gives: Draft };
  check_exercise: { args: { exercise: Exercise }; gives: Problem[] };
  /** Gives the id. */
  save_programme: { args: { programme: Programme }; gives: string };
  save_exercise: { args: { exercise: Exercise }; gives: string };
  remove_own: { args: { id: string }; gives: null };
  /** Looks, and changes nothing. `name` gives what is in the file another name. */
  review_file: { args: { text: string; name: string | null }; gives: FileReview };
  accept_file: { args: { text: string; name: string | null }; gives: string };
  /** Gives the path of the file that was written. */
  export_file: { args: { id: string }; gives: string };
  /** `programme`: only that one, from its own page. */
  plan_options: { args: { topic: string | null; form: string | null; programme: string | null }; gives: PlanOptions };
  /** Looks, and changes nothing. */
  review_plan: { args: { draft: PlanDraft }; gives: PlanReview };
  /** Gives the plan's id. Refused with every problem where something closes the way. */
  start_plan: { args: { draft: PlanDraft }; gives: string };
  /** Those that ended too, newest first. */
  plans: { args: void; gives: PlanLine[] };
  plan: { args: { id: string }; gives: PlanDetail };
  edit_plan: { args: { edit: PlanEdit }; gives: null };
  end_plan: { args: { id: string }; gives: null };
  /** Ends the plan and begins upkeep; gives the new plan's id. */
  graduate: { args: { id: string }; gives: string };
  /** Refused as `not_sure` where the load is far from the last one, or heavy, and `sure` was not said. */
  set_load: { args: { load: LoadDraft }; gives: null };
  pause: { args: { pause: PauseDraft }; gives: string };
  resume: { args: { resume: ResumeDraft }; gives: null };
  set_limit: { args: { limit: LimitDraft }; gives: string };
  end_limit: { args: { id: string }; gives: null };
  decide: { args: { decision: DecisionDraft }; gives: null };
  skip_session: { args: { skip: SkipDraft }; gives: null };
  /** Gives the session's id. */
  log_by_hand: { args: { done: ByHandDraft }; gives: string };
  questions: { args: void; gives: QuestionLine[] };
  add_question: { args: { words: string; plan: string | null }; gives: null };
  question_done: { args: { id: string }; gives: null };
  /** `met` is null where the tick is taken back. */
  tick_criterion: { args: { plan: string; criterion: string; met: boolean | null }; gives: null };
  /** Rungs, what contributed, rules of one's own, how one tends to be. */
  keep_beside: { args: { beside: BesideDraft }; gives: null };
  you: { args: void; gives: You };
  /** Those of a topic. */
  ladders: { args: { topic: string }; gives: LadderView[] };
  body_map: { args: void; gives: BodyView };
  answer_morning: { args: { morning: MorningDraft }; gives: null };
  answer_week: { args: { week: WeekDraft }; gives: null };
  /** Newest first. */
  flags: { args: void; gives: FlagView[] };
  raise_flag: { args: { flag: FlagDraft }; gives: FlagView };
  add_advice: { args: { advice: AdviceDraft }; gives: null };
  clear_flag: { args: { clear: ClearDraft }; gives: null };
  override_flag: { args: { flag: string; words: string }; gives: null };
  /** The tick was a slip: on the same day only. */
  flag_slip: { args: { flag: string }; gives: null };
  capacity: { args: void; gives: CapacityView };
  keep_test: { args: { test: TestDraft }; gives: null };
  /** The sound of a test's beat: begins after the time to get ready, or ends. */
  beat: { args: { on: boolean }; gives: null };
  reminders_now: { args: void; gives: RemindersNow };
  reminder_log: { args: void; gives: ReminderLog };
  reminder_numbers: { args: void; gives: SourceNote[] };
  /** A snooze: `in15` or `later`. Refused without a reason where one is needed. */
  snooze: { args: { key: OccurrenceKey; what: PromptAction; reason: SnoozeReason | null }; gives: null };
  not_today: { args: { key: OccurrenceKey; reason: SkipReason | null }; gives: null };
  pause_reminders: { args: { what: PauseFor }; gives: null };
  unpause_reminders: { args: void; gives: null };
  missed_seen: { args: void; gives: null };
  zone_seen: { args: void; gives: null };
  asking_closed: { args: void; gives: null };
  answer_proposal: { args: { slotId: string; answer: ProposalAnswer }; gives: null };
  start_ice: { args: void; gives: null };
  stop_ice: { args: void; gives: null };
  appointments: { args: void; gives: Appointment[] };
  keep_appointment: { args: { appointment: Appointment }; gives: null };
  drop_appointment: { args: { id: string }; gives: null };
  /** A set of a session that is over, as it is to stand from now on. */
  amend_set: { args: { amendment: SetAmendment }; gives: null };
  void_set: { args: { setId: string; voided: boolean }; gives: null };
  void_session: { args: { sessionId: string; voided: boolean }; gives: null };
  /** `change`: the one that was seen; refused where another has come since. */
  undo_change: { args: { sessionId: string; change: string }; gives: null };
  /** A day that is over, and what it asked for; yesterday where none is named. */
  past_day: { args: { day: string | null }; gives: PastDay };
  journal: { args: { most: number }; gives: Journal };
  /** Gives the entry's id. */
  keep_entry: { args: { entry: EntryDraft }; gives: string };
  void_entry: { args: { id: string; voided: boolean }; gives: null };
  undo_entry: { args: { id: string }; gives: null };
  /** One of the list by its `line`, or one in words of their own. */
  add_worry: { args: { line: string | null; words: string | null }; gives: string };
  rest_worry: { args: { id: string; atRest: boolean }; gives: null };
  /** Looks in everything that was written. Up to 200 characters. */
  search: { args: { typed: string }; gives: SearchResult };
  /** The page as it would be saved now. */
  physio_page: { args: { draft: PageDraft }; gives: PagePreview };
  /** Gives the path of the file that was written. */
  save_physio_page: { args: { draft: PageDraft }; gives: string };
  desktop_state: { args: void; gives: DesktopView };
  set_start_at_login: { args: { on: boolean }; gives: DesktopView };
  test_notices: { args: void; gives: NoticeTest };
  data: { args: void; gives: DataView };
  /** Gives the path of the file or the folder that was written. A session plays on meanwhile. */
  export_data: { args: { draft: ExportDraft }; gives: ExportDone };
  /** A part of a file that is to come in; the first takes the place of an older file. */
  import_part: { args: { part: ImportPart }; gives: null };
  /** Looks at the file that was handed over, and changes nothing. */
  look_at_import: { args: { passphrase: string | null }; gives: ImportLook };
  /** Brings it in where there is no problem; otherwise nothing, and the problems are given back. */
  import_data: { args: { passphrase: string | null }; gives: ImportLook };
  /** A part of a watch's file, under the same rule. */
  run_part: { args: { part: ImportPart }; gives: null };
  /** Looks at the file that was handed over; where it can be read, it waits for a decision. */
  look_at_run_file: { args: { name: string }; gives: RunsReview };
  runs_coming: { args: void; gives: RunsReview };
  look_through_run_folder: { args: void; gives: RunsReview };
  /** Null: no folder is looked through. */
  choose_run_folder: { args: { folder: string | null }; gives: RunsReview };
  bring_runs_in: { args: { draft: BringRunsDraft }; gives: RunsBrought };
  forget_runs_coming: { args: void; gives: null };
  run_files: { args: { run: string }; gives: RunFileLine[] };
  /** Writes the original as it came into the download folder. */
  export_run_file: { args: { run: string; file: string }; gives: ExportDone };
  forget_import: { args: void; gives: null };
  /** Gives the path. */
  back_up: { args: void; gives: string };
  /** Null: the one beside the log. */
  choose_backup_folder: { args: { folder: string | null }; gives: DataView };
  look_at_backup: { args: { path: string }; gives: BackupLook };
  /** Gives the name that the log of the present has now. */
  restore_backup: { args: { path: string }; gives: string };
  erase_data: { args: { draft: EraseDraft }; gives: null };
  charts: { args: { ask: ChartsAsk }; gives: Charts };
  /** Gives the path of the file that was written. */
  save_chart: { args: { picture: ChartPicture }; gives: string };
  /** This week and the coming one: rehab, runs and races together. */
  load_view: { args: void; gives: LoadView };
  /** Looks, and changes nothing. */
  check_run: { args: { run: PlannedRunDraft }; gives: RunCheck };
  /** Gives the id of the planned run. */
  plan_run: { args: { run: PlannedRunDraft }; gives: string };
  drop_planned_run: { args: { id: string }; gives: null };
  /** Kept with every rule that warned; `words` where a rule asks for a reason. */
  run_anyway: { args: { run: PlannedRunDraft; words: string | null }; gives: null };
  move_run: { args: { moved: RunMove }; gives: null };
  /** Other training in the place of a run, or the run again. */
  swap_run: { args: { swap: RunSwap }; gives: null };
  /** Two runs of half its length in the place of a free one. */
  split_run: { args: { id: string }; gives: null };
  races: { args: void; gives: Races };
  time_off: { args: { weeks: number | null }; gives: TimeOff };
  /** Gives the race's id. */
  keep_race: { args: { race: RaceDraft }; gives: string };
  race_over: { args: { over: RaceOverDraft }; gives: null };
  /** `met` is null where the tick is taken back. */
  tick_race: { args: { id: string; line: string; met: boolean | null }; gives: null };
  /** An empty form for a day, today where none is named, or the run as it stands. */
  run_form: { args: { day: string | null; run: string | null }; gives: RunForm };
  /** Gives the entry's id. Refused with every problem. */
  keep_run: { args: { run: RunDraft }; gives: string };
  void_run: { args: { run: string; voided: boolean }; gives: null };
  /** `change`: the row that was seen; refused where another has come since. */
  undo_run: { args: { run: string; change: string }; gives: null };
  /** Newest first. */
  runs: { args: { most: number }; gives: RunsView };
  run_page: { args: { run: string }; gives: RunPage };
  /** Gives the id. */
  set_cap: { args: { cap: CapDraft }; gives: string };
  end_cap: { args: { id: string }; gives: null };
  shoes: { args: void; gives: ShoesView };
  /** Gives the id of the pair. */
  keep_shoe: { args: { shoe: ShoeDraft }; gives: string };
  cross_training: { args: { most: number }; gives: CrossView };
  /** Where the window is, in its own words: `start_up` gives it back to a window that is made anew. */
  page_is: { args: { page: string | null }; gives: null };
  /** `StartUp.open`, or what the event said, was followed. */
  opened: { args: void; gives: null };
  test_sound: { args: void; gives: null };
  quit: { args: void; gives: null };
  /** The running plan that goes on, and what could be begun. */
  running_now: { args: void; gives: RunningNow };
  run_gate: { args: { id: string; topic: string | null }; gives: RunGateView };
  tick_run_gate: { args: { tick: GateTick }; gives: null };
  clear_running: { args: { draft: RunClearanceDraft }; gives: null };
  /** Gives the plan's id. Refused with every problem. */
  start_run_plan: { args: { draft: RunPlanDraft }; gives: string };
  move_run_step: { args: { step: number }; gives: null };
  /** `YYYY-MM-DD`: the day that the next run is moved to. */
  move_run_day: { args: { to: string }; gives: null };
  /** Monday first. Refused with every problem. */
  set_run_days: { args: { weekdays: readonly boolean[] }; gives: null };
  /** Refused where it was answered already, is another one now, or another run has come. */
  answer_run_offer: { args: { answer: OfferAnswer }; gives: null };
  end_run_plan: { args: void; gives: null };
  /** The signs before the runs of today. */
  before_run: { args: void; gives: BeforeRun };
  answer_before_run: { args: { draft: BeforeRunDraft }; gives: BeforeRun };
  /** Over the run that is played. */
  mid_run: { args: void; gives: MidRun };
  tell_mid_run: { args: { draft: MidRunDraft }; gives: RunEventLine };
  run_of_session: { args: { sessionId: string }; gives: string | null };
}

export type Command = keyof Commands;
type Args<C extends Command> = Commands[C]['args'] extends void ? [] : [args: Commands[C]['args']];

export interface Backend {
  call<C extends Command>(command: C, ...args: Args<C>): Promise<Commands[C]['gives']>;
  /** Which rows a write touched. Gives what stops it. */
  onChanged(heard: (kinds: Changed[]) => void): () => void;
  /** A reminder was answered: where the window is to go. Gives what stops it. */
  onOpen(heard: (at: OpenAt) => void): () => void;
  /** The open session, whole and at every change. Gives what stops it. */
  subscribe(heard: (snapshot: Snapshot) => void, failed: (error: unknown) => void): () => void;
}

let chosen: Backend | null = null;

export function use(backend: Backend): void {
  chosen = backend;
}

export async function connect(): Promise<void> {
  if ('__TAURI_INTERNALS__' in window) use(desktop());
  else use((await import('./fake')).fakeBackend(new URLSearchParams(location.search)));
}

export function call<C extends Command>(command: C, ...args: Args<C>): Promise<Commands[C]['gives']> {
  return backend().call(command, ...args);
}

export function onChanged(heard: (kinds: Changed[]) => void): () => void {
  return backend().onChanged(heard);
}

export function onOpen(heard: (at: OpenAt) => void): () => void {
  return backend().onOpen(heard);
}

export function subscribe(heard: (snapshot: Snapshot) => void, failed: (error: unknown) => void): () => void {
  return backend().subscribe(heard, failed);
}

function backend(): Backend {
  if (chosen === null) throw new Error('asked before connect()');
  return chosen;
}

function desktop(): Backend {
  const listens = <T>(event: string, heard: (what: T) => void) => {
    const stop = listen<T>(event, ({ payload }) => heard(payload));
    return () => void stop.then((unlisten) => unlisten());
  };
  return {
    call: (command, ...args) => invoke(command, args[0] as Record<string, unknown> | undefined),
    onChanged: (heard) => listens<Changed[]>('changed', heard),
    onOpen: (heard) => listens<OpenAt>('open', heard),
    subscribe(heard, failed) {
      const channel = new Channel<Snapshot>();
      let on = true;
      channel.onmessage = (snapshot) => {
        if (on) heard(snapshot);
      };
      invoke('subscribe', { channel }).catch((error: unknown) => {
        if (on) failed(error);
      });
      return () => {
        on = false;
      };
    },
  };
}
