package org.chaland.backoffice;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.model.Disclosure;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;

/**
 * A staff member at work: in which shop, in which role, and for which purpose. The host creates it after its own security has checked that
 * this person may act so. Immutable. Two values are equal if shop and id are equal, whatever the role and the purpose.
 */
public final class Staff {

    private static final Pattern SYNTAX = Pattern.compile("[ -~]{1,100}");

    private final ShopId shop;
    private final String id;
    private final String role;
    private final Purpose purpose;
    private final Optional<Account> account;

    private Staff(ShopId shop, String id, String role, Purpose purpose, Optional<Account> account) {
        this.shop = Objects.requireNonNull(shop, "shop");
        this.id = id;
        this.role = role;
        this.purpose = Objects.requireNonNull(purpose, "purpose");
        this.account = account;
    }

    /**
     * Returns the staff member with that id.
     *
     * @param shop the shop whose customers are seen and changed
     * @param id the host's technical id of the person: 1 to 100 printable ASCII characters, not blank. It is stored in both logs, so it
     *     must be neither a name nor an e-mail address
     * @param role see {@link Disclosure#role()}: what a customer may be told about who saw their data
     * @param purpose decides which fields of which customers are shown
     * @throws IllegalArgumentException if id or role has another form; the message does not repeat the text
     */
    public static Staff of(ShopId shop, String id, String role, Purpose purpose) {
        if (!SYNTAX.matcher(id).matches() || id.isBlank()) {
            throw new IllegalArgumentException(
                    "A staff id must be 1 to 100 printable ASCII characters, but its length is " + id.length()
                            + ": pass the technical id that your security uses.");
        }
        if (!Disclosure.isRole(role)) {
            throw new IllegalArgumentException(
                    "A role must be 1 to 40 of a-z 0-9 - and begin with a letter, but its length is " + role.length()
                            + ": choose a short technical name.");
        }
        return new Staff(shop, id, role, purpose, Optional.empty());
    }

    /** Returns the same person in the same role for another purpose. */
    public Staff forPurpose(Purpose other) {
        return new Staff(shop, id, role, other, account);
    }

    /**
     * Returns the same person with their own account at the learning provider, which then says whom they train: see {@link
     * org.chaland.spi.Grant.Relation#DEALS_WITH_IN_TRAINING}.
     *
     * @param own the host's security knows that it is theirs, because they signed in as it or because an administrator has set it
     */
    public Staff withAccount(Account own) {
        return new Staff(shop, id, role, purpose, Optional.of(own));
    }

    /** Returns the shop whose customers are seen and changed. */
    public ShopId shop() {
        return shop;
    }

    /** Returns the host's technical id of the person. */
    public String id() {
        return id;
    }

    /** Returns the role. */
    public String role() {
        return role;
    }

    /** Returns the purpose. */
    public Purpose purpose() {
        return purpose;
    }

    /** Returns the person's own account at the learning provider, or empty if it is not known. */
    public Optional<Account> account() {
        return account;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Staff that && shop.equals(that.shop) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(shop, id);
    }

    @Override
    public String toString() {
        return "Staff[" + shop + ", " + id + ", " + purpose + "]";
    }
}
