package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.Deployment.Delegated;
import dev.drawbridge.permissions.audit.Deployment.OpenDoor;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfValue;
import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Items;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.conf.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads users and accounts out of a server's configuration, as nats-server understands it. */
final class DeploymentReader {

    private static final List<String> LISTENERS = List.of("websocket", "mqtt");

    private final Block root;
    private final List<User> users = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final List<OpenDoor> doors = new ArrayList<>();
    private final List<Delegated> delegated = new ArrayList<>();

    private DeploymentReader(Block root) {
        this.root = root;
    }

    /**
     * Reads them as a server of that version does.
     *
     * @param given the JWTs of an operator's users, without which there is nobody
     * @throws ConfException for what a server would refuse
     */
    static Deployment read(Block root, GivenTokens given, ServerVersion version, Instant now) {
        if (OperatorReader.operator(root).isPresent()) {
            return new OperatorReader(root, given, version, now).read();
        }
        if (!given.isEmpty()) {
            throw new ConfException(
                    root.place(),
                    "names no operator, so its users stand in it; --creds and --account add none to them");
        }
        return ofText(root);
    }

    /** What stands in the text itself, whoever else holds users. */
    static Deployment ofText(Block root) {
        return new DeploymentReader(root).read();
    }

    private Deployment read() {
        // Without accounts JetStream is the global account's, whether the file or the command line turns it on.
        accounts.add(
                new Account(Account.GLOBAL, root.place(), true, List.of(), List.of(), AccountReader.mappings(root)));
        root.find("authorization").ifPresent(this::authorization);
        root.find("accounts").ifPresent(this::accounts);
        door(root, "no_auth_user");
        for (String listener : LISTENERS) {
            root.find(listener).ifPresent(each -> {
                if (each.value() instanceof Block block) {
                    door(block, listener + ".no_auth_user");
                }
            });
        }
        if (users.isEmpty() && delegated.isEmpty()) {
            doors.add(new OpenDoor("no authorization", null, root.place()));
        }
        Optional<String> system = root.find("system_account", "system")
                .filter(each -> each.value() instanceof Text)
                .map(each -> ((Text) each.value()).text());
        boolean credentialsNeeded = (!users.isEmpty() || !delegated.isEmpty())
                && root.find("no_auth_user").isEmpty();
        return new Deployment(
                users,
                accounts,
                doors,
                system.orElse(null),
                delegated,
                NeighbourReader.read(root, credentialsNeeded),
                Remedies.OF_TEXT);
    }

    private void door(Block block, String setting) {
        block.find("no_auth_user").ifPresent(each -> {
            if (!(each.value() instanceof Text name)) {
                throw new ConfException(
                        each.value().place(),
                        "expected a user's name, found " + each.value().kind());
            }
            doors.add(new OpenDoor(setting, name.text(), each.whole()));
        });
    }

    private void authorization(Entry entry) {
        Block block = block(entry);
        Optional<Permissions> byDefault = defaults(block);
        block.find("users").ifPresent(each -> users(each.value(), Account.GLOBAL, byDefault));
        block.find("user", "username").ifPresent(each -> {
            if (each.value() instanceof Text name) {
                users.add(new User(name.text(), Account.GLOBAL, byDefault.orElse(Permissions.NONE), each.place()));
            }
        });
        block.find("token")
                .ifPresent(each -> users.add(new User(
                        "(whoever has the token)", Account.GLOBAL, byDefault.orElse(Permissions.NONE), each.place())));
        block.find("auth_callout")
                .ifPresent(each -> delegated.add(new Delegated("authorization.auth_callout", each.place())));
    }

    private void accounts(Entry entry) {
        if (entry.value() instanceof Items names) {
            for (ConfValue each : names.items()) {
                if (each instanceof Text name) {
                    accounts.add(new Account(name.text(), each.place(), false, List.of(), List.of(), List.of()));
                }
            }
            return;
        }
        for (Entry each : block(entry).inForce()) {
            Block block = block(each);
            accounts.add(AccountReader.read(each.name(), block, each.place()));
            Optional<Permissions> byDefault = defaults(block);
            block.find("users").ifPresent(listed -> users(listed.value(), each.name(), byDefault));
        }
    }

    private static Optional<Permissions> defaults(Block block) {
        return block.find("default_permissions", "default_permission", "permissions")
                .map(PermissionReader::read)
                .map(Permissions::asDefault);
    }

    private void users(ConfValue value, String account, Optional<Permissions> byDefault) {
        if (!(value instanceof Items items)) {
            throw new ConfException(value.place(), "expected users in a list, found " + value.kind());
        }
        for (ConfValue item : items.items()) {
            if (!(item instanceof Block block)) {
                throw new ConfException(item.place(), "expected a user in braces, found " + item.kind());
            }
            Permissions own = block.find("permissions", "permission", "authorization")
                    .map(PermissionReader::read)
                    .orElseGet(() -> byDefault.orElse(Permissions.NONE));
            users.add(new User(name(block), account, own, block.place()));
        }
    }

    private static String name(Block block) {
        Place place = block.place();
        Entry name = block.find("user", "username")
                .or(() -> block.find("nkey"))
                .orElseThrow(() -> new ConfException(place, "expected user or nkey in these braces"));
        if (name.value() instanceof Text text) {
            return text.text();
        }
        throw new ConfException(
                name.value().place(),
                "expected a user's name, found " + name.value().kind());
    }

    /** @throws ConfException when the entry is not one in braces */
    static Block block(Entry entry) {
        if (entry.value() instanceof Block block) {
            return block;
        }
        throw new ConfException(
                entry.value().place(),
                "expected " + entry.name() + " in braces, found "
                        + entry.value().kind());
    }
}
