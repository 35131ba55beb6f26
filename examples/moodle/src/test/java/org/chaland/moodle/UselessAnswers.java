package org.chaland.moodle;

import java.util.Map;
import java.util.TreeMap;

/** What may come from the address of a Moodle and is no answer of it. */
final class UselessAnswers {

    /** Well formed and of the right shape, but for its length. */
    private static final String LONG = "[" + " ".repeat(10_000_000) + "]";

    /** Well formed and of the right shape, but for a member that nobody looks at. */
    private static final String DEEP = "{\"users\":[],\"warnings\":[],\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";

    private static final String TWICE =
            "{\"users\":[],\"users\":[],\"warnings\":[],\"warnings\":[],\"token\":\"a\",\"token\":\"b\"}";

    private UselessAnswers() {}

    /** Answers that are none, by what they are. */
    static Map<String, Answer> all() {
        var answers = new TreeMap<String, Answer>();
        answers.put("empty", Answer.json(""));
        answers.put("html", Answer.html(200));
        answers.put("html 404", Answer.html(404));
        answers.put("html 500", Answer.html(500));
        answers.put("html 502", Answer.html(502));
        answers.put("html 503", Answer.html(503));
        answers.put("html 504", Answer.html(504));
        answers.put("truncated", Answer.json("[{\"id\":18,\"user"));
        answers.put("two values", Answer.json("[] []"));
        answers.put("ten megabytes", Answer.json(LONG));
        answers.put("nesting", Answer.json(DEEP));
        answers.put("deep nesting", Answer.json("[".repeat(100_000) + "]".repeat(100_000)));
        answers.put("a name twice", Answer.json(TWICE));
        answers.put("a text", Answer.json("\"Zoe Canary\""));
        answers.put("a number", Answer.json("1e99999"));
        answers.put("true", Answer.json("true"));
        answers.put("wrong types", Answer.json("[{\"id\":\"18\",\"username\":7}]"));
        answers.put(
                "wrong members",
                Answer.json("{\"users\":{},\"warnings\":{},\"courses\":7,\"token\":null,\"status\":[]}"));
        answers.put("an error of another type", Answer.json("{\"exception\":1,\"errorcode\":{}}"));
        answers.put("half a character", Answer.json("[\"\\ud800\"}"));
        answers.put("redirect 303", redirect(303));
        answers.put("redirect 307", redirect(307));
        answers.put("maintenance", Answer.error("sitemaintenance"));
        answers.put("upgrade", Answer.error("upgraderunning"));
        answers.put("database down", Answer.error("dbconnectionfailed"));
        return answers;
    }

    private static Answer redirect(int status) {
        return new Answer(status, "text/html", "", Map.of("Location", "http://127.0.0.1:9/elsewhere"));
    }
}
