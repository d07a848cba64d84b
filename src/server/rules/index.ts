/** Every rule, in alphabetical order. Adding one is a file, a line here, and a test with a near miss. */
import { apcIntoWait } from './apcIntoWait';
import { apcsDisabledWait } from './apcsDisabledWait';
import { apcStateBugcheck } from './apcStateBugcheck';
import { attachToExitingProcess } from './attachToExitingProcess';
import { bareRow } from './bareRow';
import { bitFlip } from './bitFlip';
import { bugcheckIrp } from './bugcheckIrp';
import { busyWorkerQueue } from './busyWorkerQueue';
import { codeOutsideModules } from './codeOutsideModules';
import { coincidentalSymbol } from './coincidentalSymbol';
import { conflictingMemory } from './conflictingMemory';
import { contradictoryObservations } from './contradictoryObservations';
import { criticalSectionWait } from './criticalSectionWait';
import { decimalAsHex } from './decimalAsHex';
import { decodedArguments } from './decodedArguments';
import { doubleFree } from './doubleFree';
import { dpcWatchdog } from './dpcWatchdog';
import { elidedOutput } from './elidedOutput';
import { embeddedBreakpoint } from './embeddedBreakpoint';
import { eventWithoutSetter } from './eventWithoutSetter';
import { executionResidue } from './executionResidue';
import { failedAllocation } from './failedAllocation';
import { failedCommand } from './failedCommand';
import { fastFail } from './fastFail';
import { fileObjectDeadlock } from './fileObjectDeadlock';
import { functionPointerSlot } from './functionPointerSlot';
import { hardwareError } from './hardwareError';
import { impossibleOrder } from './impossibleOrder';
import { incompleteDump } from './incompleteDump';
import { interruptedCaller } from './interruptedCaller';
import { invalidPointer } from './invalidPointer';
import { iosbOnStack } from './iosbOnStack';
import { irpArithmetic } from './irpArithmetic';
import { kernelStackOverflow } from './kernelStackOverflow';
import { killableWait } from './killableWait';
import { lateIosbWrite } from './lateIosbWrite';
import { lockOrderInversion } from './lockOrderInversion';
import { longWaits } from './longWaits';
import { memoryNotRead } from './memoryNotRead';
import { memoryShortage } from './memoryShortage';
import { missingSymbols } from './missingSymbols';
import { momentsJoined } from './momentsJoined';
import { monitorWait } from './monitorWait';
import { mutantOwner } from './mutantOwner';
import { mutexOwner } from './mutexOwner';
import { nestedException } from './nestedException';
import { noCrash } from './noCrash';
import { nullPointer } from './nullPointer';
import { pageTableBit } from './pageTableBit';
import { patchedCode } from './patchedCode';
import { pendingIrp } from './pendingIrp';
import { pipeFlush } from './pipeFlush';
import { poolCorruption } from './poolCorruption';
import { poolHeaders } from './poolHeaders';
import { processRundownHang } from './processRundownHang';
import { pushLockWait } from './pushLockWait';
import { raisedIrqlAccess } from './raisedIrqlAccess';
import { relatedStacks } from './relatedStacks';
import { replyWait } from './replyWait';
import { resourceContention } from './resourceContention';
import type { Rule } from './rule';
import { sehAnchor } from './sehAnchor';
import { skippedFrames } from './skippedFrames';
import { snapshotSkew } from './snapshotSkew';
import { softwareException } from './softwareException';
import { specialKernelApc } from './specialKernelApc';
import { spikingThread } from './spikingThread';
import { spinLockWait } from './spinLockWait';
import { splitFunction } from './splitFunction';
import { splitIrp } from './splitIrp';
import { stackClusters } from './stackClusters';
import { stackCommand } from './stackCommand';
import { stackCookieFailure } from './stackCookieFailure';
import { stackInAnotherProcess } from './stackInAnotherProcess';
import { stubArguments } from './stubArguments';
import { symbolOfAnotherProcess } from './symbolOfAnotherProcess';
import { tailCall } from './tailCall';
import { threadRoles } from './threadRoles';
import { trapFrameOverlay } from './trapFrameOverlay';
import { truncatedUnwinding } from './truncatedUnwinding';
import { twoBuilds } from './twoBuilds';
import { uncancelledIrp } from './uncancelledIrp';
import { unloadedCode } from './unloadedCode';
import { unprovenBlame } from './unprovenBlame';
import { unreadIrp } from './unreadIrp';
import { unwindWarning } from './unwindWarning';
import { userApc } from './userApc';
import { userStackOverflow } from './userStackOverflow';
import { verifierViolation } from './verifierViolation';
import { waitForAnotherContext } from './waitForAnotherContext';
import { waitForEnd } from './waitForEnd';
import { waitOnFileObjectEvent } from './waitOnFileObjectEvent';
import { waitOnFileObjectLock } from './waitOnFileObjectLock';
import { waitRing } from './waitRing';
import { watchdogTimeout } from './watchdogTimeout';
import { wow64Stack } from './wow64Stack';
import { wrongContextStack } from './wrongContextStack';
import { wrongSymbols } from './wrongSymbols';

export const rules: readonly Rule[] = [
  apcIntoWait,
  apcStateBugcheck,
  apcsDisabledWait,
  attachToExitingProcess,
  bareRow,
  bitFlip,
  bugcheckIrp,
  busyWorkerQueue,
  codeOutsideModules,
  coincidentalSymbol,
  conflictingMemory,
  contradictoryObservations,
  criticalSectionWait,
  decimalAsHex,
  decodedArguments,
  doubleFree,
  dpcWatchdog,
  elidedOutput,
  embeddedBreakpoint,
  eventWithoutSetter,
  executionResidue,
  failedAllocation,
  failedCommand,
  fastFail,
  fileObjectDeadlock,
  functionPointerSlot,
  hardwareError,
  impossibleOrder,
  incompleteDump,
  interruptedCaller,
  invalidPointer,
  iosbOnStack,
  irpArithmetic,
  kernelStackOverflow,
  killableWait,
  lateIosbWrite,
  lockOrderInversion,
  longWaits,
  memoryNotRead,
  memoryShortage,
  missingSymbols,
  momentsJoined,
  monitorWait,
  mutantOwner,
  mutexOwner,
  nestedException,
  noCrash,
  nullPointer,
  pageTableBit,
  patchedCode,
  pendingIrp,
  pipeFlush,
  poolCorruption,
  poolHeaders,
  processRundownHang,
  pushLockWait,
  raisedIrqlAccess,
  relatedStacks,
  replyWait,
  resourceContention,
  sehAnchor,
  skippedFrames,
  snapshotSkew,
  softwareException,
  specialKernelApc,
  spikingThread,
  spinLockWait,
  splitFunction,
  splitIrp,
  stackClusters,
  stackCommand,
  stackCookieFailure,
  stackInAnotherProcess,
  stubArguments,
  symbolOfAnotherProcess,
  tailCall,
  threadRoles,
  trapFrameOverlay,
  truncatedUnwinding,
  twoBuilds,
  uncancelledIrp,
  unloadedCode,
  unprovenBlame,
  unreadIrp,
  unwindWarning,
  userApc,
  userStackOverflow,
  verifierViolation,
  waitForAnotherContext,
  waitForEnd,
  waitOnFileObjectEvent,
  waitOnFileObjectLock,
  waitRing,
  watchdogTimeout,
  wow64Stack,
  wrongContextStack,
  wrongSymbols,
];
