package dev.drawbridge.referenceapp.http;

import dev.drawbridge.referenceapp.directory.Organization;
import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.User;
import dev.drawbridge.referenceapp.directory.Users;
import dev.drawbridge.referenceapp.sync.outbox.Outbox;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Users over HTTP. A write and its outbox row share a transaction: both happen or neither. */
@RestController
@RequestMapping("/users")
class UserController {
    private static final String TYPE = "user";
    private final Users users;
    private final Organizations organizations;
    private final Outbox outbox;
    private final JsonMapper json;

    UserController(Users users, Organizations organizations, Outbox outbox, JsonMapper json) {
        this.users = users;
        this.organizations = organizations;
        this.outbox = outbox;
        this.json = json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Map<String, @Nullable Object> create(@RequestBody(required = false) byte @Nullable [] body) {
        Form form = Form.read(json, body, TYPE);
        long organization = organization(form, null);
        String name = form.text("name", null);
        String email = email(form, null);
        String role = form.text("role", "member");
        boolean active = form.flag("active", true);
        form.check();
        User created = users.insert(organization, name, email, role, active);
        outbox.add("created", TYPE, created.id(), created.view());
        return created.view();
    }

    @PatchMapping("/{id}")
    @Transactional
    public Map<String, @Nullable Object> update(
            @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        Form form = Form.read(json, body, TYPE);
        User stored = users.lock(PathId.parse(TYPE, id)).orElseThrow(() -> Refusal.notFound(TYPE, id));
        long organization = organization(form, stored.organizationId());
        String name = form.text("name", stored.name());
        String email = email(form, stored.email());
        String role = form.text("role", stored.role());
        boolean active = form.flag("active", stored.active());
        form.check();
        User updated = users.update(stored.id(), organization, name, email, role, active);
        outbox.add("updated", TYPE, updated.id(), updated.view());
        return updated.view();
    }

    @GetMapping
    List<Map<String, @Nullable Object>> list() {
        return users.all().stream().map(User::view).toList();
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> show(@PathVariable String id) {
        User user = users.find(PathId.parse(TYPE, id)).orElseThrow(() -> Refusal.notFound(TYPE, id));
        Map<String, @Nullable Object> view = user.view();
        view.put(
                "organization",
                organizations
                        .find(user.organizationId())
                        .map(Organization::view)
                        .orElse(null));
        return view;
    }

    private long organization(Form form, @Nullable Long stored) {
        long id = form.id("organization_id", stored);
        if (organizations.find(id).isEmpty()) {
            form.wrong("organization_id", "must be the id of an existing organization");
        }
        return id;
    }

    private static String email(Form form, @Nullable String stored) {
        String email = form.text("email", stored);
        if (!email.contains("@")) {
            form.wrong("email", "must be an e-mail address");
        }
        return email;
    }
}
