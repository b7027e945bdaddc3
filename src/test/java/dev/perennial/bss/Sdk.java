package dev.perennial.bss;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaModel;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One of the cloud's own libraries, called by an action's name with parameters as they are on the wire. */
interface Sdk {
    /** @return the code of the answer, or of the fault it was refused with */
    String code(String action, Map<String, String> parameters);

    /** By the action's own request model and method. */
    static Sdk java(Client client) {
        return (action, parameters) -> {
            var method = Arrays.stream(Client.class.getMethods())
                    .filter(one -> one.getName().equals(lower(action)))
                    .findFirst()
                    .orElseThrow();
            try {
                var request = method.getParameterTypes();
                var answer = request.length == 0
                        ? method.invoke(client)
                        : method.invoke(client, model(request[0], nested(parameters, UnaryOperator.identity())));
                var body = answer.getClass().getMethod("getBody").invoke(answer);
                return (String) body.getClass().getMethod("getCode").invoke(body);
            } catch (InvocationTargetException failed) {
                if (failed.getCause() instanceof TeaException fault) return fault.getCode();
                throw new AssertionError(action + " " + parameters, failed.getCause());
            } catch (ReflectiveOperationException unlike) {
                throw new AssertionError(action + " is not called as the others are", unlike);
            }
        };
    }

    static Sdk npm(Npm npm) {
        return (action, parameters) -> npm.code(action, nested(parameters, Sdk::lower));
    }

    private static TeaModel model(Class<?> request, Map<String, Object> fields) throws ReflectiveOperationException {
        return TeaModel.toModel(fields, (TeaModel) request.getConstructor().newInstance());
    }

    /** {@code Parameter.1.Code} becomes the field Code of the first of the list Parameter. */
    private static Map<String, Object> nested(Map<String, String> flat, UnaryOperator<String> named) {
        var fields = new LinkedHashMap<String, Object>();
        new TreeMap<>(flat).forEach((name, value) -> {
            var path = name.split("\\.");
            var field = named.apply(path[0]);
            if (path.length == 1) {
                fields.put(field, value);
                return;
            }
            @SuppressWarnings("unchecked")
            var list = (List<Object>) fields.computeIfAbsent(field, list1 -> new ArrayList<>());
            if (path.length == 2) {
                list.add(value);
                return;
            }
            int at = Integer.parseInt(path[1]);
            if (list.size() < at) list.add(new LinkedHashMap<String, Object>());
            @SuppressWarnings("unchecked")
            var entry = (Map<String, Object>) list.get(at - 1);
            entry.put(named.apply(path[2]), value);
        });
        return fields;
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
