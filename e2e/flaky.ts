import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';

/** As many may fail first and pass then, on a machine that was slow for a moment; more is a defect. */
const ALLOWED = 2;

/** Fails a run in which too many tests passed only at the second try; the list names them at its end. */
export default class Flaky implements Reporter {
  #tests: Suite | undefined;

  onBegin(_config: FullConfig, tests: Suite): void {
    this.#tests = tests;
  }

  async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] }> {
    const flaky = this.#tests?.allTests().filter((test) => test.outcome() === 'flaky').length ?? 0;
    if (flaky <= ALLOWED) return { status };
    console.error(`${flaky} tests are flaky; allowed: ${ALLOWED}. Each is a race in the test or in the app.`);
    return { status: status === 'passed' ? 'failed' : status };
  }

  printsToStdio(): boolean {
    return false;
  }
}
