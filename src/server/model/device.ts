/** Devices and drivers as `!devobj`, `!drvobj`, `!devstack`, `!devnode` and `!vpb` print them. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

/** Another device of the same stack. */
export interface AttachedDevice {
  readonly address: Address;
  readonly driver?: string;
}

export interface DeviceRecord extends RecordBase {
  readonly kind: 'device';
  readonly address: Address;
  readonly name?: string;
  /** `\Driver\volmgr`. */
  readonly driver?: string;
  readonly driverObject?: Address;
  readonly currentIrp?: Address;
  readonly refCount?: number;
  readonly type?: number;
  readonly flags?: number;
  readonly characteristics?: number;
  readonly extensionFlags?: number;
  readonly vpb?: Address;
  readonly deviceExtension?: Address;
  readonly deviceNode?: Address;
  /** The device above. */
  readonly upper?: AttachedDevice;
  /** The device below. */
  readonly lower?: AttachedDevice;
  readonly queueBusy?: boolean;
}

export interface DispatchRoutine {
  readonly major: number;
  readonly routine: Address;
  readonly symbol?: string;
  readonly lines: Span;
}

/** `DriverEntry: fffff80114b45310 mydrv!FxDriverEntry`. */
export interface DriverRoutine {
  readonly routine: Address;
  readonly symbol?: string;
}

export interface DriverRecord extends RecordBase {
  readonly kind: 'driver';
  readonly address: Address;
  /** `\Driver\volmgr`. */
  readonly name?: string;
  readonly devices: readonly Address[];
  readonly entry?: DriverRoutine;
  readonly startIo?: DriverRoutine;
  readonly unload?: DriverRoutine;
  readonly addDevice?: DriverRoutine;
  readonly dispatch: readonly DispatchRoutine[];
}

export interface DeviceStackEntry {
  readonly device: Address;
  readonly driver?: string;
  readonly extension?: Address;
  readonly name?: string;
  /** The device that the command asked for. */
  readonly asked?: true;
  readonly lines: Span;
}

/** `!devstack`: the uppermost device first. */
export interface DeviceStackRecord extends RecordBase {
  readonly kind: 'deviceStack';
  readonly devices: readonly DeviceStackEntry[];
  readonly deviceNode?: Address;
  readonly instance?: string;
  readonly service?: string;
}

export interface DeviceNodeRecord extends RecordBase {
  readonly kind: 'deviceNode';
  readonly address: Address;
  /** Its physical device object. */
  readonly pdo?: Address;
  readonly parent?: Address;
  readonly sibling?: Address;
  readonly child?: Address;
  readonly instance?: string;
  readonly service?: string;
  /** `DeviceNodeStarted`. */
  readonly state?: string;
  readonly previousState?: string;
  readonly flags?: number;
  readonly flagNames: readonly string[];
  /** `CM_PROB_FAILED_START`. */
  readonly problem?: string;
}

export interface VpbRecord extends RecordBase {
  readonly kind: 'vpb';
  readonly address: Address;
  readonly flags?: number;
  readonly device?: Address;
  readonly realDevice?: Address;
  readonly refCount?: number;
  readonly label?: string;
}
