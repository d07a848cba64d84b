/** Every rule, in alphabetical order. Adding one is a file, a line here, and a test with a near miss. */
import { apcIntoWait } from './apcIntoWait';
import { attachToExitingProcess } from './attachToExitingProcess';
import { decodedArguments } from './decodedArguments';
import { elidedOutput } from './elidedOutput';
import { fileObjectDeadlock } from './fileObjectDeadlock';
import { lateIosbWrite } from './lateIosbWrite';
import { pendingIrp } from './pendingIrp';
import { processRundownHang } from './processRundownHang';
import { relatedStacks } from './relatedStacks';
import type { Rule } from './rule';
import { skippedFrames } from './skippedFrames';
import { snapshotSkew } from './snapshotSkew';
import { specialKernelApc } from './specialKernelApc';
import { splitFunction } from './splitFunction';
import { symbolOfAnotherProcess } from './symbolOfAnotherProcess';
import { trapFrameOverlay } from './trapFrameOverlay';
import { truncatedUnwinding } from './truncatedUnwinding';
import { unprovenBlame } from './unprovenBlame';
import { unwindWarning } from './unwindWarning';
import { waitOnFileObjectEvent } from './waitOnFileObjectEvent';
import { waitOnFileObjectLock } from './waitOnFileObjectLock';
import { wrongContextStack } from './wrongContextStack';

export const rules: readonly Rule[] = [
  apcIntoWait,
  attachToExitingProcess,
  decodedArguments,
  elidedOutput,
  fileObjectDeadlock,
  lateIosbWrite,
  pendingIrp,
  processRundownHang,
  relatedStacks,
  skippedFrames,
  snapshotSkew,
  specialKernelApc,
  splitFunction,
  symbolOfAnotherProcess,
  trapFrameOverlay,
  truncatedUnwinding,
  unprovenBlame,
  unwindWarning,
  waitOnFileObjectEvent,
  waitOnFileObjectLock,
  wrongContextStack,
];
