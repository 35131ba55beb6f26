package org.chaland.claim;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.text.Messages;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/**
 * Creates the code of a claim and mails it to the address stored with the oldest of the records, in that record's language. Each
 * attempt creates another code, because it is not known whether the one before arrived; tries stay counted.
 *
 * <p>Internal: used by {@link org.chaland.Chaland} only.
 */
@SuppressWarnings("exports")
public final class ClaimMailTask implements TaskHandler {

    private static final String TOPIC = "claim-code";

    /** A code is not mailed later than this after the request. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Parts parts;
    private final Optional<MessageSender> sender;
    private final Messages messages;
    private final ClaimMerge.Records records;

    /** Without a sender, no code is mailed. */
    public ClaimMailTask(Parts parts, Optional<MessageSender> sender, Messages messages) {
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
        var claim = find(task);
        if (claim.isEmpty() || claim.get().requestedAt().plus(PATIENCE).isBefore(parts.now())) {
            return () -> TaskResult.notNeeded("claim-over");
        }
        var record = record(claim.get());
        if (record.isEmpty()) {
            return () -> TaskResult.notNeeded("no-record");
        }
        var code = ClaimCode.random(parts.ids());
        if (!Rounds.untilWon(task.shop(), () -> keep(task, code))) {
            return () -> TaskResult.notNeeded("claim-over");
        }
        sender.get().send(compose(claim.get(), record.get(), code));
        return TaskResult::done;
    }

    /** Returns the customer to whom the task would write now; empty if there is none or the claim is over. */
    public Optional<CustomerId> addressee(Task task) {
        return find(task).flatMap(this::record).map(Customer::id);
    }

    private Optional<Customer> record(Claim claim) {
        return records.of(claim, 1).stream()
                .flatMap(id -> parts.storage().customers().find(claim.shop(), id).stream())
                .filter(found -> ClaimMerge.Records.include(claim, found))
                .findFirst();
    }

    private Optional<Claim> find(Task task) {
        return parts.storage().claims().find(task.shop(), task.claim().orElseThrow());
    }

    /** Returns whether the claim still exists; empty if it was answered at the same time and the caller must try again. */
    private Optional<Boolean> keep(Task task, ClaimCode code) {
        var claim = find(task);
        if (claim.isEmpty()) {
            return Optional.of(false);
        }
        var made = new Claim.Code(code.hash(claim.get().id()), parts.now());
        var written = parts.storage()
                .claims()
                .update(claim.get().toBuilder().code(Optional.of(made)).build());
        return written ? Optional.of(true) : Optional.empty();
    }

    /** Each attempt has a new message id: a sender that drops duplicates would drop the only valid code. */
    private Message compose(Claim claim, Customer record, ClaimCode code) {
        var rules = parts.rules(claim.shop());
        var contact = record.details().contact();
        var language = contact.language().orElse(rules.defaultLanguage());
        var locale = Locale.forLanguageTag(language);
        var values = Map.of(
                "shop", rules.address().map(URI::getHost).orElse(claim.shop().value()),
                "issuer", host(claim.account().issuer()),
                "code", code.shown());
        return new Message(
                parts.ids().uuid(),
                claim.shop(),
                record.id(),
                TOPIC,
                contact.email().orElseThrow(),
                language,
                messages.text("mail." + TOPIC + ".subject", locale, values),
                messages.text("mail." + TOPIC + ".text", locale, values));
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
