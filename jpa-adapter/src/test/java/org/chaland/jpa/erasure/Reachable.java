package org.chaland.jpa.erasure;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All texts that an object of ours holds, however deep. */
final class Reachable {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> texts = new ArrayList<>();

    private Reachable() {}

    static List<String> from(Object object) {
        var reachable = new Reachable();
        reachable.visit(object);
        return reachable.texts;
    }

    private void visit(Object object) {
        if (!seen.add(object)) {
            return;
        }
        if (object instanceof Optional<?> held) {
            held.ifPresent(this::visit);
        } else if (object instanceof Collection<?> several) {
            several.forEach(this::visit);
        } else if (object instanceof Map<?, ?> pairs) {
            visit(pairs.keySet());
            visit(pairs.values());
        } else if (object.getClass().getName().startsWith("org.chaland.") && !(object instanceof Enum<?>)) {
            for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
                List.of(type.getDeclaredFields()).forEach(field -> visit(field, object));
            }
        } else {
            texts.add(object.toString());
        }
    }

    private void visit(Field field, Object owner) {
        if (!Modifier.isStatic(field.getModifiers())) {
            try {
                field.setAccessible(true);
                Optional.ofNullable(field.get(owner)).ifPresent(this::visit);
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed);
            }
        }
    }
}
