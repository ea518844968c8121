package dev.drawbridge.permissions.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A value of a configuration, and where it stands. */
public sealed interface ConfValue {

    /** Where it stands; for what a variable stands for, where the variable is used. */
    Place place();

    /** For messages: what kind of value it is. */
    String kind();

    /** The same value as seen from where a variable refers to it. */
    ConfValue at(Place reference);

    /** A text, quoted or not, and every scalar that is nothing else. */
    record Text(String text, Place place) implements ConfValue {

        @Override
        public String kind() {
            return "a text";
        }

        @Override
        public Text at(Place reference) {
            return new Text(text, reference);
        }

        /** Without the text, which may be a secret. */
        @Override
        public String toString() {
            return "a text at " + place;
        }
    }

    /** A whole number; {@code k} and its like are already applied. */
    record Whole(long number, Place place) implements ConfValue {

        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public Whole at(Place reference) {
            return new Whole(number, reference);
        }
    }

    /** {@code true}, {@code yes}, {@code on} or their opposites. */
    record Flag(boolean set, Place place) implements ConfValue {

        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public Flag at(Place reference) {
            return new Flag(set, reference);
        }
    }

    /** A variable that is set neither in the configuration nor in the environment: its value is not known here. */
    record Unknown(String variable, Place place) implements ConfValue {

        @Override
        public String kind() {
            return "the variable $" + variable + ", which is set nowhere";
        }

        @Override
        public Unknown at(Place reference) {
            return new Unknown(variable, reference);
        }
    }

    /** Values in brackets. */
    record Items(List<ConfValue> items, Place place) implements ConfValue {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Items at(Place reference) {
            return new Items(items, reference);
        }
    }

    /** Entries in braces, in written order, those that a later one replaces included. */
    record Block(List<Entry> entries, Place place) implements ConfValue {

        public Block {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a block in braces";
        }

        @Override
        public Block at(Place reference) {
            return new Block(entries, reference);
        }

        /** The entry in force of any of these names, which servers compare without regard to case: the last. */
        public Optional<Entry> find(String... names) {
            List<String> wanted = List.of(names);
            return inForce().stream()
                    .filter(entry -> wanted.contains(entry.name().toLowerCase(Locale.ROOT)))
                    .reduce((before, last) -> last);
        }

        /** Without those that a later entry of the same name replaces. */
        public List<Entry> inForce() {
            Map<String, Entry> last = new LinkedHashMap<>();
            for (Entry entry : entries) {
                last.remove(entry.name());
                last.put(entry.name(), entry);
            }
            return List.copyOf(last.values());
        }
    }

    /**
     * A name and its value.
     *
     * @param place of the name
     */
    record Entry(String name, ConfValue value, Place place) {

        /** From the name's first character to the value's last, when both stand in one file. */
        public Place whole() {
            return place.until(
                    place.file().equals(value.place().file())
                            ? Math.max(value.place().end(), place.end())
                            : place.end());
        }
    }
}
