package org.chaland.privacy;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.AuditEntry;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.model.Training;

/** Texts, lists and maps of what is kept; what is empty is left out, and so are the names of staff. */
final class Tree {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private Tree() {}

    static Map<String, Object> of(Customer record) {
        return new Tree()
                .with("id", record.id())
                .with("state", record.state())
                .with("mergedInto", record.mergedInto())
                .with("createdAt", record.createdAt())
                .with("changedAt", record.changedAt())
                .with("details", record.details())
                .members();
    }

    static Map<String, Object> of(Link link, boolean madeByShop) {
        return new Tree()
                .with("issuer", link.account().issuer())
                .with("subject", link.account().subject())
                .with("proof", link.proof())
                .with("madeByShop", madeByShop)
                .with("state", link.state())
                .with("since", link.since())
                .members();
    }

    static Map<String, Object> of(Purchase purchase, Instant keptUntil) {
        return new Tree()
                .with("reference", purchase.ref().reference())
                .with("state", purchase.state())
                .with("placedAt", purchase.placedAt())
                .with("completedAt", purchase.completedAt())
                .with("cancelledAt", purchase.cancelledAt())
                .with("details", purchase.frozen())
                .with("keptUntil", keptUntil)
                .with("trainings", purchase.trainings().stream().map(Tree::of).toList())
                .members();
    }

    private static Map<String, Object> of(Training training) {
        return new Tree()
                .with("code", training.code())
                .with("end", training.end())
                .members();
    }

    static Map<String, Object> of(Claim claim) {
        return new Tree()
                .with("email", claim.email().value())
                .with("requestedAt", claim.requestedAt())
                .members();
    }

    static Map<String, Object> of(Task task) {
        return new Tree()
                .with("kind", task.kind())
                .with("state", task.state())
                .with("reference", task.reference())
                .with("reason", task.reason())
                .with("createdAt", task.createdAt())
                .members();
    }

    static Map<String, Object> of(AuditEntry entry) {
        return new Tree()
                .with("action", entry.action())
                .with("reason", entry.reason())
                .with("at", entry.at())
                .members();
    }

    static Map<String, Object> of(Disclosure entry) {
        return new Tree()
                .with("role", entry.role())
                .with("purpose", entry.purpose())
                .with("fields", entry.fields().stream().map(PersonalField::path).toList())
                .with("at", entry.at())
                .members();
    }

    static Map<String, Object> of(String name, List<Map<String, String>> contributed) {
        return new Tree()
                .with("name", name)
                .with("entries", contributed.stream().map(Map::copyOf).toList())
                .members();
    }

    private Tree with(String name, Object value) {
        if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresent(known -> with(name, known));
        } else {
            members.put(name, isPlain(value) ? value : value.toString());
        }
        return this;
    }

    private Tree with(String name, Details details) {
        var values = new LinkedHashMap<String, Object>();
        details.values().forEach((field, value) -> values.put(field.path(), value));
        members.put(name, Collections.unmodifiableMap(values));
        return this;
    }

    private static boolean isPlain(Object value) {
        return value instanceof List || value instanceof Boolean;
    }

    private Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
