package org.chaland.oidc;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads untrusted JSON: no deep nesting, no name twice, nothing after the end, and values only of the type that is asked for. */
final class KeycloakJson {

    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(30)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private KeycloakJson() {}

    /** The value, or empty if this is not exactly one; what is wrong with it is not told, since the text would be repeated. */
    static Optional<JsonNode> read(byte[] text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** What a token (RFC 7519) says; its signature is not looked at, since it comes straight from who made it. */
    static Optional<JsonNode> payload(String token) {
        try {
            return read(JWSObject.parse(token).getPayload().toBytes());
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    static byte[] bytes(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An array of that text. */
    static JsonNode array(String only) {
        return MAPPER.createArrayNode().add(only);
    }

    static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    static Optional<Boolean> flag(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** The elements, or none if it is no array. */
    static List<JsonNode> elements(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }
}
