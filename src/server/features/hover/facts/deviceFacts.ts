/** Devices, drivers, objects and handles. */
import { formatAddress } from '../../../../shared/address';
import type { AttachedDevice } from '../../../model/device';
import { irpMajor } from '../../../reference/irp';
import { words } from '../../../transcript/recordLabel';
import { at, hex, routine, type FactTable, type FactValue } from './facts';

export const deviceFacts: FactTable = {
  device: (device) => ({
    title: words('device', device.name),
    items: [
      ['driver', device.driver],
      ['driver object', at(device.driverObject)],
      ['type', hex(device.type)],
      ['flags', hex(device.flags)],
      ['characteristics', hex(device.characteristics)],
      ['references', device.refCount],
      ['device extension', at(device.deviceExtension)],
      ['device node', at(device.deviceNode)],
      ['VPB', at(device.vpb)],
      ['attached above', attached(device.upper)],
      ['attached to', attached(device.lower)],
      ['current IRP', at(device.currentIrp)],
      ['queue', device.queueBusy === undefined ? undefined : device.queueBusy ? 'busy' : 'not busy'],
    ],
  }),
  driver: (driver) => ({
    title: words('driver', driver.name),
    items: [
      ['devices', driver.devices.length],
      ['DriverEntry', routine(driver.entry)],
      ['StartIo', routine(driver.startIo)],
      ['Unload', routine(driver.unload)],
      ['AddDevice', routine(driver.addDevice)],
      ['dispatch routines', driver.dispatch.length],
    ],
    rows: driver.dispatch.map((dispatch) => ({
      title: words('dispatch routine', irpMajor(dispatch.major)?.name ?? hex(dispatch.major)),
      items: [
        ['routine', routine(dispatch)],
        ['driver', driver.name],
      ],
      lines: dispatch.lines,
    })),
  }),
  deviceNode: (node) => ({
    title: words('device node', node.instance),
    items: [
      ['service', node.service],
      ['state', node.state],
      ['previous state', node.previousState],
      ['problem', node.problem],
      ['flags', node.flagNames.length > 0 ? node.flagNames.join(', ') : hex(node.flags)],
      ['PDO', at(node.pdo)],
      ['parent', at(node.parent)],
      ['sibling', at(node.sibling)],
      ['child', at(node.child)],
    ],
  }),
  deviceStack: ({ devices, service, instance, deviceNode }) => ({
    title: words('device stack', service),
    items: [
      [
        'devices, the uppermost first',
        devices.map(({ driver, device }) => driver ?? formatAddress(device)).join(', '),
      ],
      ['instance', instance],
      ['device node', at(deviceNode)],
    ],
    rows: devices.map((entry, index) => ({
      title: words('device', entry.name),
      items: [
        ['driver', entry.driver],
        ['place in the stack', `${index + 1} of ${devices.length}, counted from the top`],
        ['above it', devices[index - 1]?.driver],
        ['below it', devices[index + 1]?.driver],
        ['device extension', at(entry.extension)],
        ['asked for', entry.asked && 'yes'],
      ],
      lines: entry.lines,
    })),
  }),
  vpb: ({ flags, device, realDevice, refCount, label }) => ({
    title: words('VPB', label),
    items: [
      ['device of the file system', at(device)],
      ['device of the volume', at(realDevice)],
      ['flags', hex(flags)],
      ['references', refCount],
    ],
  }),
  object: (object) => ({
    title: words(object.type ?? 'object', object.name),
    items: [
      ['object type', at(object.typeObject)],
      ['handles', object.handleCount],
      ['references', object.pointerCount],
      ['directory', at(object.directory)],
      ['leads to', object.target],
      ['entries', object.entries.length === 0 ? undefined : object.entries.length],
    ],
    rows: object.entries.map(({ type, name, lines }) => ({
      title: words(type, name),
      items: [['in the directory', object.name]],
      lines,
    })),
  }),
  handle: (handle) => ({
    title: `handle ${hex(handle.handle)}`,
    items: [
      ['object', at(handle.object)],
      ['type', handle.type],
      ['name', handle.name],
      ['granted access', hex(handle.grantedAccess)],
      ['attributes', handle.attributes.join(', ')],
      ['handles of the object', handle.handleCount],
      ['references', handle.pointerCount],
      ['entry', handle.free && 'free'],
    ],
  }),
};

function attached(device: AttachedDevice | undefined): FactValue {
  return device?.driver ?? at(device?.address);
}
