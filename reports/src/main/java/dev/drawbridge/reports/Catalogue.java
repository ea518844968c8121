package dev.drawbridge.reports;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every requirement of one version of the specification, in its order. */
public final class Catalogue {

    private static final String RESOURCE = "/features/requirements-1.yaml";

    private final int version;
    private final Map<String, Requirement> byId;

    Catalogue(int version, List<Requirement> requirements) {
        this.version = version;
        this.byId = new LinkedHashMap<>();
        for (Requirement requirement : requirements) {
            if (byId.putIfAbsent(requirement.id(), requirement) != null) {
                throw new InvalidCatalogueException("the catalogue has " + requirement.id()
                        + " twice: ids are never reused; give the later row the next free number");
            }
        }
    }

    /**
     * The frozen catalogue of the specification, from the class path.
     *
     * @throws InvalidCatalogueException when the {@code features} module isn't on the class path
     */
    public static Catalogue load() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new InvalidCatalogueException(
                        "no " + RESOURCE + " on the class path: add the features module, which holds the catalogue");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a catalogue from YAML.
     *
     * @throws InvalidCatalogueException naming the row and key that isn't as it must be
     */
    public static Catalogue read(Reader yaml) {
        return CatalogueYaml.read(yaml);
    }

    /** The version of the specification. */
    public int version() {
        return version;
    }

    public Collection<Requirement> requirements() {
        return List.copyOf(byId.values());
    }

    /** The ids of all of them. */
    public Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** The requirement of that id, if this version of the catalogue has it. */
    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The requirement of that id.
     *
     * @throws IllegalArgumentException naming the ids of the same profile when there is none
     */
    public Requirement requirement(String id) {
        return find(id).orElseThrow(() -> {
            String prefix = id.replaceAll("-.*", "-");
            String near = byId.keySet().stream()
                    .filter(known -> known.startsWith(prefix))
                    .collect(joining(", "));
            return new IllegalArgumentException("no requirement \"" + id + "\" in version " + version
                    + " of the catalogue; there "
                    + (near.isEmpty() ? "is none that begins with " + prefix : "are " + near));
        });
    }

    /** The profiles that those scenarios show something of, in the order of the catalogue. */
    public Set<String> profilesOf(Collection<PlannedScenario> scenarios) {
        return byId.values().stream()
                .filter(row -> scenarios.stream()
                        .anyMatch(scenario -> scenario.requirementIds().contains(row.id())))
                .map(Requirement::profile)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Every profile, in the order of the catalogue. */
    public List<String> profiles() {
        return byId.values().stream().map(Requirement::profile).distinct().toList();
    }
}
