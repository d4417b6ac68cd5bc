import noAsyncCallback from './no-async-callback.ts';
import noAsyncWithoutAwait from './no-async-without-await.ts';
import noAwaitInLoop from './no-await-in-loop.ts';
import noBlockingInAsync from './no-blocking-in-async.ts';
import noCheckThenAct from './no-check-then-act.ts';
import noConcurrentTransaction from './no-concurrent-transaction.ts';
import noFloatingPromise from './no-floating-promise.ts';
import noLateHandledPromise from './no-late-handled-promise.ts';
import noNeedlessAwait from './no-needless-await.ts';
import noSleepPolling from './no-sleep-polling.ts';
import noUnawaitedReturnInTry from './no-unawaited-return-in-try.ts';
import noUnboundedPromiseAll from './no-unbounded-promise-all.ts';
import noUncancelledRace from './no-uncancelled-race.ts';
import noUnreleasedLock from './no-unreleased-lock.ts';
import preferConcurrentAwaits from './prefer-concurrent-awaits.ts';
import validPromiseAll from './valid-promise-all.ts';

/** Every rule by its name, in alphabetical order. */
export const rules = {
  'no-async-callback': noAsyncCallback,
  'no-async-without-await': noAsyncWithoutAwait,
  'no-await-in-loop': noAwaitInLoop,
  'no-blocking-in-async': noBlockingInAsync,
  'no-check-then-act': noCheckThenAct,
  'no-concurrent-transaction': noConcurrentTransaction,
  'no-floating-promise': noFloatingPromise,
  'no-late-handled-promise': noLateHandledPromise,
  'no-needless-await': noNeedlessAwait,
  'no-sleep-polling': noSleepPolling,
  'no-unawaited-return-in-try': noUnawaitedReturnInTry,
  'no-unbounded-promise-all': noUnboundedPromiseAll,
  'no-uncancelled-race': noUncancelledRace,
  'no-unreleased-lock': noUnreleasedLock,
  'prefer-concurrent-awaits': preferConcurrentAwaits,
  'valid-promise-all': validPromiseAll,
};
