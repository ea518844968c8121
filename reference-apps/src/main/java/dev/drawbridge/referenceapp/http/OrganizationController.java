package dev.drawbridge.referenceapp.http;

import dev.drawbridge.referenceapp.directory.Organization;
import dev.drawbridge.referenceapp.directory.Organizations;
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

/** Organizations over HTTP. A write and its outbox row share a transaction: both happen or neither. */
@RestController
@RequestMapping("/organizations")
class OrganizationController {
    private static final String TYPE = "organization";
    private final Organizations organizations;
    private final Outbox outbox;
    private final JsonMapper json;

    OrganizationController(Organizations organizations, Outbox outbox, JsonMapper json) {
        this.organizations = organizations;
        this.outbox = outbox;
        this.json = json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Map<String, @Nullable Object> create(@RequestBody(required = false) byte @Nullable [] body) {
        Form form = Form.read(json, body, TYPE);
        String name = form.text("name", null);
        String domain = form.optionalText("domain", null);
        boolean active = form.flag("active", true);
        form.check();
        Organization created = organizations.insert(name, domain, active);
        outbox.add("created", TYPE, created.id(), created.view());
        return created.view();
    }

    @PatchMapping("/{id}")
    @Transactional
    public Map<String, @Nullable Object> update(
            @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        Form form = Form.read(json, body, TYPE);
        Organization stored = organizations.lock(PathId.parse(TYPE, id)).orElseThrow(() -> Refusal.notFound(TYPE, id));
        String name = form.text("name", stored.name());
        String domain = form.optionalText("domain", stored.domain());
        boolean active = form.flag("active", stored.active());
        form.check();
        Organization updated = organizations.update(stored.id(), name, domain, active);
        outbox.add("updated", TYPE, updated.id(), updated.view());
        return updated.view();
    }

    @GetMapping
    List<Map<String, @Nullable Object>> list() {
        return organizations.all().stream().map(Organization::view).toList();
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> show(@PathVariable String id) {
        return organizations
                .find(PathId.parse(TYPE, id))
                .orElseThrow(() -> Refusal.notFound(TYPE, id))
                .view();
    }
}
