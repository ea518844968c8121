package dev.drawbridge.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report in every form, each of them without any secret. */
public final class ReportWriter {

    private final Masker masker;

    public ReportWriter(Masker masker) {
        this.masker = masker;
    }

    /**
     * Writes {@code report.json}, {@code index.html}, {@code summary.md} and {@code badge.svg}.
     *
     * @param dir made when missing; what it holds under those names is replaced
     * @throws IOException when the folder can't be written
     */
    public void write(Report report, Path dir) throws IOException {
        Report masked = ReportJson.mask(report, masker);
        Files.createDirectories(dir);
        Files.writeString(dir.resolve("report.json"), ReportJson.write(masked));
        Files.writeString(dir.resolve("index.html"), HtmlPage.of(masked));
        Files.writeString(dir.resolve("summary.md"), MarkdownSummary.of(masked));
        Files.writeString(dir.resolve("badge.svg"), Badge.of(masked));
    }
}
