package heed.platform.faces;

import heed.platform.PageRequest;
import heed.platform.Slice;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * The rows of a PrimeFaces table, page by page from a room's door. One query a page: it brings the rows and how many
 * there are. Where links to the next page will do, {@link Pager} is lighter.
 *
 * @param <R> the row, a record with an id
 */
public class LazyTable<R> extends LazyDataModel<R> {
    private final transient Function<PageRequest, Slice<R>> door;
    private final transient Function<R, Object> id;
    private final Map<String, String> filters;
    private transient Slice<R> slice;
    private transient PageRequest asked;

    /**
     * @param door    the door's method that finds one page, not null
     * @param id      the row's id, not null
     * @param filters what the filter form above the table holds, by name
     */
    public LazyTable(Function<PageRequest, Slice<R>> door, Function<R, Object> id, Map<String, String> filters) {
        this.door = door;
        this.id = id;
        this.filters = Map.copyOf(filters);
    }

    @Override
    public int count(Map<String, FilterMeta> filterBy) {
        // Asked before load; with the first rows at hand the second question costs nothing.
        return Math.toIntExact(find(new PageRequest(0, Math.max(1, getPageSize()), null, false, filters)).total());
    }

    @Override
    public List<R> load(int first, int size, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        SortMeta sort = sortBy.values().stream().filter(SortMeta::isActive).findFirst().orElse(null);
        Slice<R> found = find(new PageRequest(first, size, sort == null ? null : sort.getField(),
                sort != null && sort.getOrder().isDescending(), filters));
        setRowCount(Math.toIntExact(found.total()));
        return found.rows();
    }

    @Override
    public String getRowKey(R row) {
        return String.valueOf(id.apply(row));
    }

    @Override
    public R getRowData(String key) {
        return slice == null ? null : slice.rows().stream().filter(row -> getRowKey(row).equals(key)).findFirst().orElse(null);
    }

    private Slice<R> find(PageRequest wanted) {
        if (!wanted.equals(asked)) {
            slice = door.apply(wanted);
            asked = wanted;
        }
        return slice;
    }
}
