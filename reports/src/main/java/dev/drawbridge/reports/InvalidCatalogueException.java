package dev.drawbridge.reports;

/** The catalogue can't be used; the message names the row, the key and what was expected. */
public final class InvalidCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCatalogueException(String message) {
        super(message);
    }
}
