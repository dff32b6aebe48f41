import { besideKeys, type Config } from '#platform/config.ts'
import { credentials } from '#platform/secrets/vault/handed-over.ts'
import { onlyHere } from '#platform/tls/in-the-open.ts'

/** What of this machine the unit is written for. */
export type Machine = { readonly user: string; readonly root: string; readonly node: string; /** Settings as they are now, without what is a secret. */ readonly env: Readonly<Record<string, string>>; /** Addresses that may be reached beside this machine's own; whoever may come in is among them. */ readonly allow: readonly string[]; readonly memory: string; readonly writes: readonly string[]; /** The root key, the database's address and the key of TLS come from a vault, by systemd's credentials. */ readonly vault?: boolean }

/**
 * A systemd unit for this installation: it may write its own folders and nothing else, reach the addresses that are named and no others, has no right of
 * the machine's, and a bound to its memory. Programs that are broken into are then in a small room.
 */
export function unitText({ host, port, tls, devices, folder, keys }: Pick<Config, 'host' | 'port' | 'tls' | 'devices' | 'folder' | 'keys'>, { user, root, node, env, allow, memory, writes, vault = false }: Machine): string {
  const low = port > 0 && port < 1024 ? 'CAP_NET_BIND_SERVICE' : ''
  const paths = [...new Set([folder, besideKeys(keys), ...writes])]
  const open = !onlyHere(host) && allow.length === 0
  const home = [root, node, ...paths, tls?.certificate ?? '', tls?.key ?? '', devices ?? ''].some((path) => /^\/(home|root|run\/user)\//.test(path))
  return `# Vatra, confined. Written by: vatra unit. Put it at /etc/systemd/system/vatra.service, then: systemctl daemon-reload && systemctl enable --now vatra
[Unit]
Description=Vatra
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
User=${user}
Group=${user}
WorkingDirectory=${quoted(root)}
ExecStart=${quoted(node)} --max-semi-space-size=8 ${quoted(`${root}/src/cli/main.ts`)} start
ExecReload=/bin/kill -HUP $MAINPID
Restart=on-failure
TimeoutStopSec=90
KillMode=mixed
UMask=0077
Environment=NODE_ENV=production
${Object.entries(env).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`).join('\n')}
${vault ? vaultText(tls !== null && tls !== undefined, user, root, node) : '# What is secret, such as DATABASE_URL with a password, stands in a file that only root reads.\nEnvironmentFile=-/etc/vatra/secrets.env'}

# No right of the machine's${low ? ', but to answer at a port below 1024' : ''}.
CapabilityBoundingSet=${low}
AmbientCapabilities=${low}
NoNewPrivileges=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictNamespaces=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @mount @swap @reboot @obsolete
SystemCallErrorNumber=EPERM

# It may read the system, and write its own folders.
ProtectSystem=strict
${paths.map((path) => `ReadWritePaths=${quoted(path)}`).join('\n')}
ProtectHome=${home ? 'read-only' : 'yes'}
PrivateTmp=yes
PrivateDevices=yes
DevicePolicy=closed
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
KeyringMode=private

# It speaks IP and with the database beside it${open ? '. It answers to the whole world by itself, so no list of addresses can stand here: put a proxy in front, or name with --allow who may come and be called' : ', with this machine and with whom --allow names'}.
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
${open ? '' : `IPAddressDeny=any\nIPAddressAllow=localhost${allow.map((address) => ` ${address}`).join('')}\n`}
MemoryMax=${memory}
TasksMax=512
LimitNOFILE=65536

[Install]
WantedBy=multi-user.target
`
}

/**
 * What is secret is encrypted on the disk under a key of this machine (its TPM where it has one), opened by systemd when the service starts, and put in memory for it alone.
 */
function vaultText(tls: boolean, user: string, root: string, node: string): string {
  const store = '/etc/credstore.encrypted', load = (name: string) => `LoadCredentialEncrypted=${name}:${store}/${name}`
  return `# What is secret comes from systemd's vault, and lies in no file that can be read as it is. Once, from what there is now:
#   systemd-creds encrypt --name=${credentials.keys} keys/root.key ${store}/${credentials.keys} && shred -u keys/root.key
#   (where there is no key yet: head -c 32 /dev/urandom | base64 | systemd-creds encrypt --name=${credentials.keys} - ${store}/${credentials.keys})
# An address of the database with a password, the same way: ${credentials.database}. Print the recovery sheet first: a vault that is lost takes the key along.
# Commands of the console are given the key by: systemd-run --pipe --wait --uid=${user} --working-directory=${root} -p LoadCredentialEncrypted=${credentials.keys}:${store}/${credentials.keys} ${node} src/cli/main.ts doctor
${load(credentials.keys)}${tls ? `\n${load(credentials.tls)}` : ''}
# ${load(credentials.database)}`
}

const quoted = (text: string) => (/[\s"\\%$]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"` : text)
