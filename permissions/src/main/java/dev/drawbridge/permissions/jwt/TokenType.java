package dev.drawbridge.permissions.jwt;

/** Of whom a JWT speaks, and who issues it. */
public enum TokenType {
    OPERATOR("an operator's", "operator"),
    ACCOUNT("an account's", "account"),
    USER("a user's", "user"),
    ACTIVATION("an activation's", "activation");

    private final String whose;
    private final String claim;

    TokenType(String whose, String claim) {
        this.whose = whose;
        this.claim = claim;
    }

    String whose() {
        return whose;
    }

    String claim() {
        return claim;
    }
}
