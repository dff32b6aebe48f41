import { execFile, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const manager = '/lib/systemd/systemd'
const wanted = [manager, '/usr/bin/unshare', '/usr/bin/nsenter', '/usr/sbin/useradd'].filter((path) => !existsSync(path))

/** Why no systemd can be started beside the one of this machine, or false. */
export const noSystemd = process.getuid?.() !== 0 ? 'NOT TRIED UNDER systemd: only root may start another one' : wanted.length > 0 ? `NOT TRIED UNDER systemd: ${wanted.join(', ')} is not here; on Debian: apt-get install systemd` : false

/** A word of the shell. */
const word = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** Its own numbers of programs, mounts, name and groups, on a copy of this machine's disk that lies in memory and goes with it; it knows the units it is given and no other, and so touches nothing of the machine's. */
const beginning = (program: string, units: Readonly<Record<string, string>>) => `set -e
mount --make-rprivate /
mount -t tmpfs -o size=4G tmpfs /mnt
mkdir /mnt/over /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/over,workdir=/mnt/work /mnt/root
cd /mnt/root
mount -t proc proc proc
mount --bind /sys sys && mount -o remount,bind,ro sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount --rbind /dev dev
for each in run tmp var/tmp; do mount -t tmpfs -o mode=1777 tmpfs $each; done
mkdir -p opt/vatra srv/vatra/data srv/vatra/keys var/lib/elsewhere home/somebody run/units run/units/service.d before
mount --rbind ${word(program)} opt/vatra
chroot . sh -c 'id vatra >/dev/null 2>&1 || useradd --system --no-create-home vatra'
chroot . chown -R vatra:vatra srv/vatra var/lib/elsewhere
chmod 755 home home/somebody srv srv/vatra opt opt/vatra
echo theirs > home/somebody/letter; echo theirs > tmp/letter; chmod 644 home/somebody/letter tmp/letter
printf '[Service]\\nStandardOutput=append:/run/said\\nStandardError=append:/run/said\\n' > run/units/service.d/said.conf
${Object.entries(units).map(([name, text]) => `printf %s ${word(text)} > run/units/${name}`).join('\n')}
pivot_root . before
umount -l /before
mount --make-rshared /
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin SYSTEMD_UNIT_PATH=/run/units SYSTEMD_GENERATOR_PATH=/none SYSTEMD_ENVIRONMENT_GENERATOR_PATH=/none container=other ${manager} --system --unit=multi-user.target --log-target=console --show-status=0
`

const targets = Object.fromEntries(['sysinit', 'basic', 'shutdown', 'umount', 'multi-user', 'network-online', 'sockets', 'timers', 'paths'].map((name) => [`${name}.target`, `[Unit]\nDescription=${name}\nDefaultDependencies=no\n`]))

export type OwnSystemd = { readonly inside: (...words: string[]) => Promise<string>; readonly end: () => Promise<void> }

/** Starts a systemd of one's own with the program in /opt/vatra and these units; `inside` runs a command there and answers what it says, whatever its code. A sentence where the machine does not let it. */
export async function ownSystemd(program: string, units: Readonly<Record<string, string>>): Promise<OwnSystemd | string> {
  const outer = spawn('/usr/bin/unshare', ['--pid', '--mount', '--uts', '--ipc', '--cgroup', '--fork', '--kill-child', '/bin/bash', '-c', beginning(program, { ...targets, ...units })], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const line of [outer.stdout, outer.stderr]) line.on('data', (bytes: Buffer) => { said = (said + bytes.toString()).slice(-2000) })
  const over = new Promise<void>((done) => outer.once('exit', () => done()))
  const first = () => spawnSync('/usr/bin/pgrep', ['-P', String(outer.pid)], { encoding: 'utf8' }).stdout.trim()
  const inside = async (...words: string[]) => promisify(execFile)('/usr/bin/nsenter', ['-t', first(), '-p', '-m', '-u', '-i', '-C', '-r', '-w', 'env', 'SYSTEMD_IGNORE_CHROOT=1', 'SYSTEMD_PAGER=', ...words], { timeout: 120_000 })
    .then(({ stdout }) => stdout, (wrong: { readonly stdout?: string; readonly stderr?: string }) => `${wrong.stdout ?? ''}${wrong.stderr ?? ''}`)
  const end = async () => {
    outer.kill('SIGKILL')
    await over
  }
  for (let tries = 0; tries < 100 && outer.exitCode === null; tries++, await sleep(200)) if (/running|degraded/.test(await inside('systemctl', 'is-system-running'))) return { inside, end }
  await end()
  return `NOT TRIED UNDER systemd: it does not start here in namespaces of its own: ${said}`
}
