package org.chaland.claim;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Claim;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.text.Messages;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/**
 * Mails the code of a claim, to known and unknown addresses alike: to the address stored with the oldest of the records that were paid
 * for, in that record's language, if there is one.
 *
 * <p>Internal: used by {@link org.chaland.Chaland} only.
 */
@SuppressWarnings("exports")
public final class CodeMailTask implements TaskHandler {

    private static final Map<Claim.Purpose, String> TOPICS = Map.of(
            Claim.Purpose.TAKE_RECORDS,
            "claim-code",
            Claim.Purpose.SIGN_IN,
            "sign-in-code",
            Claim.Purpose.NOTICE,
            "address-changed");

    /** A code is not mailed later than this after the request. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Parts parts;
    private final Optional<MessageSender> sender;
    private final Messages messages;
    private final ClaimMerge.Records records;

    /** Without a sender, no code is mailed. */
    public CodeMailTask(Parts parts, Optional<MessageSender> sender, Messages messages) {
        this.parts = parts;
        this.sender = sender;
        this.messages = messages;
        records = new ClaimMerge.Records(parts.storage());
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        if (sender.isEmpty()) {
            return () -> TaskResult.notNeeded("no-sender");
        }
        var claim = parts.storage().claims().find(task.shop(), task.claim().orElseThrow());
        if (claim.isEmpty() || isLate(claim.get(), task)) {
            return () -> TaskResult.notNeeded("claim-over");
        }
        sender.get().send(compose(claim.get()));
        return TaskResult::done;
    }

    private boolean isLate(Claim claim, Task task) {
        return claim.purpose() != Claim.Purpose.NOTICE
                && task.since().plus(PATIENCE).isBefore(parts.now());
    }

    /** Returns the customer to whom the task would write now; empty if there is none or the claim is over. */
    public Optional<CustomerId> addressee(Task task) {
        return parts.storage()
                .claims()
                .find(task.shop(), task.claim().orElseThrow())
                .flatMap(this::record)
                .map(Customer::id);
    }

    private Optional<Customer> record(Claim claim) {
        return records.of(claim, 1).stream()
                .flatMap(id -> parts.storage().customers().find(claim.shop(), id).stream())
                .filter(found -> ClaimMerge.Records.include(claim, found))
                .findFirst();
    }

    /** Each attempt has a new message id: a sender that drops duplicates would drop the only valid code. */
    private Message compose(Claim claim) {
        var rules = parts.rules(claim.shop());
        var record = record(claim);
        var contact = record.map(known -> known.details().contact()).orElse(Contact.empty());
        var language = contact.language().or(claim::language).orElse(rules.defaultLanguage());
        var locale = Locale.forLanguageTag(language);
        var topic = Objects.requireNonNull(TOPICS.get(claim.purpose()), "topic");
        var values = Map.of(
                "shop", shop(claim),
                "issuer",
                        claim.account()
                                .filter(account -> !account.isMailbox())
                                .map(account -> host(account.issuer()))
                                .orElseGet(() -> shop(claim)),
                "code", parts.secrets().code(claim, parts.now()));
        return new Message(
                parts.ids().uuid(),
                claim.shop(),
                record.map(Customer::id),
                topic,
                contact.email().orElse(claim.email().value()),
                language,
                messages.text("mail." + topic + ".subject", locale, values),
                messages.text("mail." + topic + ".text", locale, values));
    }

    private String shop(Claim claim) {
        return parts.rules(claim.shop())
                .address()
                .map(URI::getHost)
                .orElse(claim.shop().value());
    }

    /** Returns the host name of an issuer that is a URI; otherwise the issuer. */
    private static String host(String issuer) {
        try {
            return Optional.ofNullable(URI.create(issuer).getHost()).orElse(issuer);
        } catch (IllegalArgumentException noAddress) {
            return issuer;
        }
    }
}
