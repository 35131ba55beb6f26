package org.chaland.prefill;

import static java.util.stream.Collectors.groupingBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.form.Checked;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormRules;
import org.chaland.form.Violation;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Checkout.Told;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep.ForVisitors;
import org.chaland.prefill.FormField.Offer;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.PrefillRule;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.ShopRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The forms of all shops: makes them for visitors and for staff, checks what was typed, and merges it with the record. Internal:
 * used by Chaland only. Safe for use by several threads.
 */
public final class ShopForms {

    private static final String NO_BASE = "";
    private static final Pattern ORDINARY_LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Logger LOG = LoggerFactory.getLogger(ShopForms.class);

    private final Parts parts;
    private final ContactFormCheck check;
    private final Prefill prefill;
    private final boolean mails;

    /**
     * Internal: called by Chaland only.
     *
     * @param mails whether codes can be mailed
     * @throws IllegalStateException if two rules have the same name
     */
    @SuppressWarnings("exports")
    public ShopForms(Parts parts, ContactFormCheck check, List<PrefillRule> rules, boolean mails) {
        this.parts = parts;
        this.check = check;
        this.prefill = new Prefill(rules);
        this.mails = mails;
    }

    /** What the shop asks for, with the learning provider's limits. */
    public FormRules rules(ShopId shop) {
        return FormRules.of(parts.rules(shop), limits(shop));
    }

    private Map<Field, Integer> limits(ShopId shop) {
        return parts.rules(shop)
                .learningIssuer()
                .flatMap(parts.providers()::find)
                .map(IdentityProvider::fieldLimits)
                .orElse(Map.of());
    }

    /** Whether the shop signs visitors in by a code that is mailed to them. */
    public boolean signsInByCode(ShopId shop) {
        return mails && parts.rules(shop).signInByCode();
    }

    /** Checks details against what the shop asks for. */
    public Checked check(ShopId shop, Details typed, Locale locale) {
        return check.check(typed, rules(shop), locale);
    }

    /** Checks what was typed about somebody who is given a seat: names, address and language; all else is dropped. */
    public Checked checkParticipant(ShopId shop, Details typed, Locale locale) {
        var asked = EnumSet.of(Field.GIVEN_NAME, Field.FAMILY_NAME, Field.EMAIL, Field.LANGUAGE);
        var required = parts.rules(shop).required().stream().filter(asked::contains);
        var rules = ShopRules.builder()
                .required(required.toArray(Field[]::new))
                .hidden(EnumSet.complementOf(asked))
                .build();
        return check.check(typed, FormRules.of(rules, limits(shop)), locale);
    }

    /** The language of the page if it is a plain language code, otherwise the shop's default: for people who have told none. */
    public String language(ShopId shop, Locale page) {
        var language = page.getLanguage();
        return ORDINARY_LANGUAGE.matcher(language).matches()
                ? language
                : parts.rules(shop).defaultLanguage();
    }

    /**
     * Asks the account's provider for its profile. A provider that fails is logged, and its part of the form is what it told before.
     *
     * @param told what it told when the account signed in; empty if that is not known
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public ProviderProfile profile(Account account, Optional<Told> told) {
        parts.requireNoTransaction("Asking for a profile");
        var before = told.map(known -> new ProviderProfile(known.details(), false, true, known.emailConfirmed()));
        var source = parts.providers().find(account.issuer(), ProfileSource.class);
        if (source.isEmpty()) {
            return before.orElse(ProviderProfile.NONE);
        }
        try {
            return source.get()
                    .profile(account)
                    .map(Details::of)
                    .map(profile -> new ProviderProfile(profile, false, true, isConfirmed(profile, told)))
                    .orElse(ProviderProfile.NOT_USABLE);
        } catch (RuntimeException e) {
            LOG.warn("No profile from {}", account.issuer(), RedactedCause.of(e));
            return before.orElse(ProviderProfile.MISSING);
        }
    }

    /** Unless the provider has just said that this address is not confirmed. */
    private static boolean isConfirmed(Details profile, Optional<Told> told) {
        return told.filter(known -> !known.emailConfirmed()
                        && known.details().get(Field.EMAIL).equals(profile.get(Field.EMAIL)))
                .isEmpty();
    }

    // Forms

    /** {@link ContactStep#base()} of a form over that record. */
    public String base(Details record) {
        return FormBase.of(record, parts.ids().bytes(FormBase.SALT_BYTES)).text();
    }

    /** What only one page has, of a base as it came back from the browser; empty if it is not the text of a base. */
    public Optional<byte[]> page(String base) {
        return FormBase.read(base).map(FormBase::salt);
    }

    /** Whether a form with that base, as it came back from the browser, was made over the record as it is. */
    public boolean isOver(String base, Details record) {
        return FormBase.read(base).filter(shown -> shown.held(record)).isPresent();
    }

    /**
     * A form filled from what is known. What was typed fills the form of an anonymous visitor. To an account it is only offered,
     * because somebody else may have typed it in this browser (I5).
     *
     * @param record what the record holds, the base of the merge at submit
     * @param typed what was typed and not submitted yet
     */
    public ContactStep filled(Visit visit, Details record, Details typed, ProviderProfile profile) {
        var rules = rules(visit.shop());
        var filling = visit.account().isPresent() ? Details.empty() : typed;
        var sources = new PrefillRule.Sources(record, profile.details(), filling, defaults(visit));
        var filled = new EnumMap<Field, Prefilled>(Field.class);
        var values = new EnumMap<Field, String>(Field.class);
        Stream.of(Field.values()).filter(rules::asks).forEach(field -> {
            filled.put(field, prefill.fill(field, sources, profile.lockedEmail(), typed));
            filled.get(field).value().ifPresent(value -> values.put(field, value));
        });
        var shown = Details.of(values);
        // Only what the provider has got wrong is shown: the visitor has not typed anything yet.
        var wrong = profile.details().equals(Details.empty())
                ? List.<Violation>of()
                : check.check(shown, rules, visit.locale()).violations().stream()
                        .filter(violation -> Optional.ofNullable(filled.get(violation.field()))
                                .filter(value -> value.isFrom(PrefillRules.PROFILE))
                                .isPresent())
                        .toList();
        var fields = fields(rules, filled::get, shown, wrong);
        return new ContactStep(fields, base(record), rules.countries(), forVisitors(visit, profile));
    }

    /**
     * A form filled from what is known, in place of one whose handle is dead.
     *
     * @param typed what was typed over the other form; empty if nothing was sent
     */
    public ContactStep expired(Visit visit, Details record, Optional<Details> typed, ProviderProfile profile) {
        var fresh = filled(visit, record, Details.empty(), profile);
        return typed.map(sent -> fresh.withTyped(sent, fresh.base()))
                .orElse(fresh)
                .asExpired();
    }

    /**
     * A form with what was typed and what is wrong with it.
     *
     * @param base as it came back from the browser, untrusted
     */
    public ContactStep typed(
            Visit visit, Details typed, ProviderProfile profile, String base, List<Violation> violations) {
        return typed(visit, typed, profile, violations, Details.empty(), checkedBase(base));
    }

    /** A form with what was typed, the record's present values offered beside it. */
    public ContactStep conflicting(
            Visit visit, Details typed, ProviderProfile profile, Details current, List<Field> conflicts) {
        return typed(visit, typed, profile, List.of(), current, base(current)).withConflicts(conflicts);
    }

    private ContactStep typed(
            Visit visit,
            Details typed,
            ProviderProfile profile,
            List<Violation> violations,
            Details offered,
            String base) {
        var rules = rules(visit.shop());
        Function<Field, Prefilled> fill = field -> Prefilled.typed(
                typed.get(field),
                field == Field.EMAIL && profile.lockedEmail().isPresent(),
                offered
                        .get(field)
                        .filter(value -> !typed.get(field).equals(Optional.of(value)))
                        .map(value -> new Offer(value, PrefillRules.RECORD.name()))
                        .stream()
                        .toList());
        return new ContactStep(
                fields(rules, fill, typed, violations), base, rules.countries(), forVisitors(visit, profile));
    }

    /**
     * A form for staff, with those values.
     *
     * @param base as it came back from the browser, untrusted, or {@link #base(Details)}; empty text for a new record
     */
    public ContactStep forStaff(ShopId shop, Details values, String base, List<Violation> violations) {
        var rules = rules(shop);
        var fields = fields(rules, field -> Prefilled.plain(values.get(field)), values, violations);
        return new ContactStep(fields, checkedBase(base), rules.countries(), ForVisitors.NONE);
    }

    private static List<FormField> fields(
            FormRules rules, Function<Field, Prefilled> fill, Details values, List<Violation> violations) {
        var wrong = violations.stream().collect(groupingBy(Violation::field));
        return Stream.of(Field.values())
                .filter(rules::asks)
                .map(field ->
                        new FormField(field, rules, values, fill.apply(field), wrong.getOrDefault(field, List.of())))
                .toList();
    }

    /** Only a visitor who acts for themselves and is not signed in is offered to sign in. */
    private ForVisitors forVisitors(Visit visit, ProviderProfile profile) {
        if (!(visit.visitor() instanceof Visitor.Anonymous)) {
            return new ForVisitors(List.of(), List.of(), false, profile.missing(), false, List.of());
        }
        var rules = parts.rules(visit.shop());
        var passwords = rules.passwordSignInIssuers().stream()
                .filter(issuer ->
                        parts.providers().find(issuer, PasswordSignIn.class).isPresent())
                .toList();
        return new ForVisitors(
                rules.signInIssuers(), passwords, signsInByCode(visit.shop()), profile.missing(), false, List.of());
    }

    private Details defaults(Visit visit) {
        var contact = Contact.builder().language(language(visit.shop(), visit.locale()));
        parts.rules(visit.shop()).defaultCountry().ifPresent(contact::country);
        return Details.of(contact.build());
    }

    private static String checkedBase(String base) {
        return FormBase.read(base).map(FormBase::text).orElse(NO_BASE);
    }

    // Merge

    /**
     * Merges what was typed with the present record (I8).
     *
     * @param base of the form that was shown, as it came back from the browser, untrusted
     * @param typed checked
     * @param leaves fields that keep the value of the record although the form asks for them
     */
    public ThreeWayMerge merge(ShopId shop, String base, Details typed, Details current, Predicate<Field> leaves) {
        var rules = rules(shop);
        var merge = ThreeWayMerge.of(
                FormBase.read(base), typed, current, field -> rules.asks(field) && !leaves.test(field));
        if (!merge.conflicts().isEmpty() || merge.merged().equals(typed)) {
            return merge;
        }
        // Each edit was valid by itself; together they may not be, such as half a billing identity.
        var wrong = check.check(merge.merged(), rules, Locale.ENGLISH).violations().stream()
                .map(Violation::field)
                .distinct()
                .toList();
        return wrong.isEmpty() ? merge : new ThreeWayMerge(merge.merged(), wrong);
    }
}
