package org.toposeg.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a weighted sum of losses by recursive descent.
 *
 * <pre>
 * sum      := ['-'] term {('+' | '-') term}
 * term     := {number '*'} (loss | '(' sum ')') ['@' when {'and' when}]
 * loss     := name ['(' [option {',' option}] ')']
 * option   := name '=' value         value: any text with balanced brackets up to the next ',' or ')'
 * when     := 'epoch' ('&gt;=' | '&gt;' | '&lt;=' | '&lt;') number | ('ramp' | 'fade') '(' number ',' number ')'
 * </pre>
 */
final class ExpressionParser {

    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** Brackets within brackets; each level is a call within a call. */
    private static final int MAX_DEPTH = 100;

    /** Letters of an expression that a message repeats. */
    private static final int QUOTED = 200;

    private final String text;
    private final boolean schedules;
    private int at;

    private ExpressionParser(String text, boolean schedules) {
        this.text = text;
        this.schedules = schedules;
    }

    /**
     * @param schedules whether terms may have them
     * @throws IllegalArgumentException in one sentence, if something in it is unknown or cannot be read
     */
    static WeightedSum parse(String text, boolean schedules) {
        ExpressionParser parser = new ExpressionParser(text, schedules);
        parser.requireShallow();
        return parser.whole();
    }

    private void requireShallow() {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += depth(text.charAt(i));
            if (depth > MAX_DEPTH) {
                at = i;
                throw failure("more than " + MAX_DEPTH + " brackets lie within each other");
            }
        }
    }

    private WeightedSum whole() {
        WeightedSum sum = sum();
        if (at < text.length()) {
            throw failure("expected + or the end");
        }
        return sum;
    }

    private WeightedSum sum() {
        List<WeightedSum.Term> terms = new ArrayList<>();
        double sign = accept("-") ? -1 : 1;
        do {
            terms.add(term(sign));
            sign = peek('-') ? -1 : 1;
        } while (accept("+") || accept("-"));
        return new WeightedSum(terms);
    }

    private WeightedSum.Term term(double sign) {
        double weight = sign;
        while (startsNumber()) {
            weight *= number();
            expect("*");
        }
        if (!(Math.abs(weight) <= Float.MAX_VALUE)) {
            throw failure("the weight of a term must be at most " + Float.MAX_VALUE + ", got " + weight);
        }
        Loss loss = accept("(") ? group() : loss();
        return new WeightedSum.Term(weight, loss, accept("@") ? schedule() : Schedule.ALWAYS);
    }

    private Loss group() {
        Loss inner = new ExpressionParser(balanced(), false).whole();
        expect(")");
        return inner;
    }

    private Loss loss() {
        String name = name("a loss's name");
        Map<String, String> options = new LinkedHashMap<>();
        if (accept("(") && !accept(")")) {
            do {
                option(options);
            } while (accept(","));
            expect(")");
        }
        return Losses.unchecked(name, options);
    }

    private void option(Map<String, String> options) {
        String name = name("an option's name");
        expect("=");
        int start = at;
        int depth = 0;
        while (at < text.length() && (depth > 0 || ",)".indexOf(text.charAt(at)) < 0)) {
            depth += depth(text.charAt(at++));
        }
        if (options.put(name, text.substring(start, at).strip()) != null) {
            throw failure("option " + name + " is given twice");
        }
    }

    /** The text up to the bracket that closes the one just opened. */
    private String balanced() {
        int start = at;
        int depth = 0;
        while (at < text.length() && (depth > 0 || text.charAt(at) != ')')) {
            depth += depth(text.charAt(at++));
        }
        return text.substring(start, at);
    }

    private static int depth(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }

    private Schedule schedule() {
        if (!schedules) {
            throw failure("a schedule (@) may stand at the outermost terms only");
        }
        Schedule schedule = when();
        while (accept("and")) {
            schedule = schedule.and(when());
        }
        return schedule;
    }

    private Schedule when() {
        String word = name("epoch, ramp(FROM,TO) or fade(FROM,TO)");
        return switch (word) {
            case "epoch" -> Schedule.compare(operator(), number());
            case "ramp", "fade" -> slope(word);
            default ->
                throw failure(
                        "'" + word + "' is no schedule; known are epoch>=N, epoch<N, ramp(FROM,TO), fade(FROM,TO)");
        };
    }

    private Schedule slope(String word) {
        expect("(");
        double from = number();
        expect(",");
        double to = number();
        expect(")");
        if (from >= to) {
            throw failure(word + " must end after it begins");
        }
        return word.equals("ramp") ? Schedule.ramp(from, to) : Schedule.fade(from, to);
    }

    private String operator() {
        for (String operator : new String[] {">=", "<=", ">", "<"}) {
            if (accept(operator)) {
                return operator;
            }
        }
        throw failure("expected >=, >, <= or < after epoch");
    }

    private boolean startsNumber() {
        skipBlanks();
        return at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.');
    }

    private double number() {
        skipBlanks();
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw failure("expected a number");
        }
        double number = Double.parseDouble(matcher.group());
        if (Double.isInfinite(number)) {
            throw failure("the number " + matcher.group() + " is too large");
        }
        at = matcher.end();
        return number;
    }

    private String name(String what) {
        skipBlanks();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (start == at) {
            throw failure("expected " + what);
        }
        return text.substring(start, at);
    }

    private boolean accept(String token) {
        skipBlanks();
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    private boolean peek(char token) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == token;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw failure("expected " + token);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException failure(String what) {
        String where = at < text.length() ? "at '" + quoted(text.substring(at)) + "'" : "at the end";
        return new IllegalArgumentException(
                "the loss \"" + quoted(text) + "\" cannot be read: " + what + " " + where + ".");
    }

    private static String quoted(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
    }
}
