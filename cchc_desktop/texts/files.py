"""Files in and out: names, sheets, and what was found when one is read back."""

FILE_PERIODS = {"year": "Nam", "6m": "6T", "9m": "9T"}
"""A period in a file's name: plain letters, which every system and mail program takes."""
FILE_MONTH = "T"
SHEET_FORM = "Biểu {number}"
SHEET_FACTS = "Số liệu bổ sung"
TEMPLATE_TITLE = "Mẫu nhập: "
TEMPLATE_LINE = (
    "Mẫu nhập số liệu {period} của {unit}. Điền vào ô trắng, ô xám tự tính; không phát sinh gõ -, "
    "chưa có số liệu gõ ?, không áp dụng gõ x."
)
TEMPLATE_COUNT = (
    "Ô này nhận số nguyên từ 0 trở lên; không phát sinh gõ -, chưa có số liệu gõ ?, không áp dụng gõ x."
)
TEMPLATE_NUMBER = (
    "Ô này nhận số từ 0 trở lên; không phát sinh gõ -, chưa có số liệu gõ ?, không áp dụng gõ x."
)
TEMPLATE_SHARE = (
    "Ô này nhận tỷ lệ từ 0 đến 100; không phát sinh gõ -, chưa có số liệu gõ ?, không áp dụng gõ x."
)
TEMPLATE_CHOICE = (
    "Chọn một trong các mã: {options}; không phát sinh gõ -, chưa có số liệu gõ ?, không áp dụng gõ x."
)
TEMPLATE_DATE = "Ô này nhận ngày, tháng, năm, ví dụ 31/3/2023."
TEMPLATE_FLAG = "Đánh dấu x, hoặc bỏ trống."
TEMPLATE_LIST = "Chọn một mục trong danh sách của ô."

READ_LOST = (
    "Tệp đã mất phần báo cáo đi kèm (do chương trình khác lưu lại): chỉ đọc được số liệu, ghi chú và bảng kê "
    "trên các trang; hãy xem lại phần lời và thông tin văn bản."
)
READ_PLACE = "trang “{sheet}”, hàng {row}"
READ_BLANK = "trống"
READ_CHANGED = "{place}: trong tệp là {found}, lúc xuất là {old}; đã lấy số trong tệp."
READ_NOTE = "{place}: cột Ghi chú khác lúc xuất; đã lấy ghi chú trong tệp."
READ_DECIMAL_DOT = "{place}: “{found}” đã đọc với dấu chấm là dấu thập phân; hãy xem lại."
READ_NO_FIGURE = "{place}: “{found}” không đọc được thành số liệu; giữ nguyên để sửa."
READ_FORMULA = "{place}: ô có công thức chưa được tính nên không đọc; hãy mở bằng Excel, lưu lại rồi đọc lại."
READ_ROW_UNKNOWN = "Trang “{sheet}”, hàng {row}: không thuộc chỉ tiêu nào của biểu nên không đọc."
READ_ROW_ADDED = "{place}: dòng thêm so với lúc xuất; đã lấy."
READ_ROW_CHANGED = "{place}: khác lúc xuất; đã lấy theo tệp."
READ_ROW_GONE = "{place}: không còn trong tệp; đã bỏ."
READ_SHEET_UNKNOWN = "Trang “{sheet}” không phải của ứng dụng nên không đọc."
READ_SHEET_TWICE = "Trang “{sheet}” là bản chép của một trang khác nên không đọc."
READ_COLUMN_MISSING = "Trang “{sheet}” thiếu cột số liệu nên không đọc."
READ_COLUMNS_MISSING = "Trang “{sheet}” thiếu cột: {columns}; giữ như lúc xuất."
READ_FIGURE_GONE = "{place}: không còn dòng này trong tệp; giữ số đi kèm tệp."
READ_SECTION_CHANGED = "Mục {section}: lời trong tệp khác lúc xuất; đã lấy lời trong tệp."
READ_SECTION_OTHER = (
    "Mục {section}: lời trên trang khác báo cáo đi kèm tệp; giữ lời của báo cáo đi kèm, hãy xem lại."
)
READ_WORDS_CHANGED = "“{found}”: lúc xuất là “{old}”; không lấy, hãy tự sửa trong báo cáo nếu cần."
READ_WORDS_ADDED = "“{found}”: không có lúc xuất nên không lấy; hãy tự thêm vào báo cáo nếu cần."
READ_WORDS_GONE = "“{old}”: không còn trong tệp; báo cáo vẫn giữ, hãy xem lại."
READ_PAGES_OTHER = (
    "Phần đầu, phần cuối hoặc bảng kê trên trang khác báo cáo đi kèm tệp; giữ báo cáo đi kèm, hãy xem lại."
)
