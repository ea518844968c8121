package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a run says about one requirement. */
public enum Verdict {
    /** Shown to hold. */
    PASS,
    /** Shown not to hold. */
    FAIL,
    /** The configuration doesn't claim that capability. */
    NOT_CLAIMED,
    /** The run lacks a control that it needs; the reason says which. */
    UNVERIFIABLE,
    /** The environment broke: nothing is said about the implementation. */
    ERROR,
    /** No scenario was meant to show it in this run. */
    UNTESTED;

    /** The verdict as it stands in the report: {@code not-claimed}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict in words: {@code not claimed}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
