"""The window: its header, tabs, status line, dialogs."""

APP = "Báo cáo CCHC"
WINDOW_TITLE = "{unit} – {app}"
COMMANDS = {
    "undo": "Hoàn tác",
    "redo": "Làm lại",
    "check": "Kiểm tra",
    "find": "Tìm",
    "replace": "Tìm và thay trong thuyết minh…",
    "commit": "Lưu ô đang nhập",
    "tab_next": "Thẻ sau",
    "tab_before": "Thẻ trước",
    "keys": "Phím tắt",
    "larger": "Chữ to hơn",
    "smaller": "Chữ nhỏ hơn",
    "usual_size": "Cỡ chữ thường",
    "panel": "Hiện kết quả kiểm tra",
    "rename": "Sửa thông tin đơn vị…",
    "new_unit": "Thêm đơn vị…",
    "new_period": "Kỳ báo cáo mới…",
    "carry": "Lấy số liệu kỳ trước…",
    "confirm_all": "Xác nhận mọi chỗ chuyển từ kỳ trước…",
    "sample": "Mở dữ liệu mẫu",
    "history": "Lịch sử sửa đổi…",
    "backups": "Sao lưu và khôi phục…",
    "close": "Chốt báo cáo…",
    "reopen": "Mở lại…",
    "send": "Gửi…",
    "sent": "Các lần đã gửi…",
    "read_file": "Nhập dữ liệu từ tệp…",
    "merge_files": "Gộp số liệu nhiều xã…",
    "template": "Mẫu nhập trắng (Excel)…",
    "preview": "Xem trước bản in",
    "export_all": "Tất cả…",
    "export_xlsx": "Excel…",
    "export_pdf": "PDF…",
    "export_docx": "Word…",
    "export_package": "Gói dữ liệu…",
    "export_json": "JSON…",
}
FORMAT_NAMES = {
    "xlsx": "Excel: các biểu mẫu và bảng kê",
    "pdf": "PDF: báo cáo và phụ lục để trình ký, gửi đi",
    "docx": "Word: báo cáo và phụ lục để sửa tiếp",
    "package": "Gói dữ liệu: toàn bộ kỳ báo cáo trong một tệp",
    "json": "JSON: số liệu cho phần mềm khác",
}
MENU_BUTTON = "{text} ▾"
UNIT_BUTTON = "Đơn vị"
PERIOD_BUTTON = "Kỳ báo cáo"
VIEW_BUTTON = "Hiển thị"
READ_BUTTON = "Nhập"
EXPORT_BUTTON = "Xuất"
WINDOW_DATES = "{start}–{end}"
UNKNOWN_DATE = "?"
PROVISIONAL_MARK = "tạm thời"
PROVISIONAL_TIP = "Biểu mẫu này suy ra từ biểu mẫu trước, chưa có văn bản ban hành chính thức."
CHECKED_COUNTS = "Kiểm tra: {errors} lỗi · {warnings} cần giải trình"
CHECKED_CLEAN = "Kiểm tra: không có lỗi"
THEMES = {"system": "Màu theo máy tính", "light": "Nền sáng", "dark": "Nền tối"}

SIDEBAR = "Các phần của báo cáo"
TAB_OVERVIEW = "Tổng quan"
TAB_PARTICULARS = "Thông tin"
TAB_ASSESSMENT = "Đánh giá chung"
ENTERED_OF = "{entered}/{of}"
ENTERED_OF_SPOKEN = "đã có {entered} trên {of} chỉ tiêu"
SAID_ERRORS = "{count} lỗi"
SAID_WARNINGS = "{count} chỗ cần giải trình"

SAVED = "Đã lưu."
SAVED_AT = "Đã lưu lúc {time} ({place})"
SAVED_ALWAYS = "Mỗi ô được lưu ngay khi rời ô."
NOT_SAVED = "Chưa lưu được."
READ_ONLY = "Chỉ xem, không sửa được."
COUNTS = "{entered}/{of} chỉ tiêu · {errors} lỗi · {warnings} cần giải trình"
PLACE_AND_MORE = "{place} và {count} chỗ khác"
EXPLANATION_PLACE = "Giải trình"
CLOSE_UNSAVED = "Ô đang nhập chưa lưu được. Ở lại để thử lại, hay đóng và bỏ ô đó?"
STAY = "Ở lại"
CLOSE_ANYWAY = "Đóng, bỏ ô đang nhập"

BUTTON_OPEN = "Mở"
BUTTON_SAVE = "Lưu"
BUTTON_CANCEL = "Hủy"
BUTTON_CLOSE = "Đóng"
BUTTON_STOP = "Dừng"
BUTTON_CHOOSE = "Chọn thư mục này"
BUTTON_BROWSE = "Chọn…"

WELCOME = "Bắt đầu báo cáo cải cách hành chính"
WELCOME_ABOUT = (
    "Điền tên đơn vị và chọn kỳ báo cáo; mọi thứ đều sửa lại được về sau. "
    "Muốn xem trước một báo cáo đã hoàn chỉnh thì mở dữ liệu mẫu."
)
CARD_UNIT = "Đơn vị báo cáo"
CARD_PERIOD = "Kỳ báo cáo"
CARD_SIGNER = "Người ký"
BEGIN = "Bắt đầu nhập"
OPEN_SAMPLE = "Mở dữ liệu mẫu"
OPEN_SAMPLE_TIP = "Xem báo cáo hoàn chỉnh của một xã không có thật; dữ liệu của đơn vị không bị đụng đến."
FIELD_UNIT_TYPE = "Loại đơn vị"
FIELD_UNIT_NAME = "Tên đơn vị"
FIELD_UNIT_CODE = "Mã đơn vị"
FIELD_UNIT_SUPERIOR = "Cấp trên trực tiếp"
FIELD_UNIT_PROVINCE = "Tỉnh, thành phố"
FIELD_UNIT_RECEIVING = "Nơi nhận báo cáo"
UNIT_NAME_HINT = "chỉ ghi tên riêng, ví dụ: Chi Lăng Bắc"
UNIT_NAME_MISSING = "Cần có tên đơn vị để ghi vào báo cáo."
UNIT_KNOWN = "Đã có một đơn vị khác ghi y như vậy; thêm mã đơn vị để phân biệt."
RENAME_CLOSED = (
    "Báo cáo đang mở đã chốt, trong đó có in tên đơn vị, nên chưa sửa được thông tin đơn vị; hãy mở lại báo "
    "cáo rồi sửa."
)
RENAME_ABOUT = "Mọi kỳ báo cáo của đơn vị sẽ ghi theo thông tin mới."
UNIT_CODE_HINT = "không bắt buộc; để phân biệt hai đơn vị trùng tên"
UNIT_PROVINCE_HINT = "ví dụ: tỉnh Hải Dương"
EXAMPLE = "ví dụ: {words}"
NAME_OF = "{type} …"
FIELD_SIGNER_AUTHORITY = "Thẩm quyền ký"
FIELD_SIGNER_TITLE = "Chức vụ"
FIELD_SIGNER_NAME = "Họ tên"
SIGNER_NAME_HINT = "có thể điền sau"
FIELD_EDITION = "Biểu mẫu"
FIELD_PERIOD = "Kỳ báo cáo"
FIELD_YEAR = "Năm"
FIELD_WINDOW_FROM = "Số liệu từ ngày"
FIELD_WINDOW_TO = "đến hết ngày"
DATE_HINT = "ngày/tháng/năm"
DATE_MISSING = "Cần ghi ngày, như 14/3/2023."
WINDOW_REVERSED = "Ngày cuối đang đứng trước ngày đầu; hãy sửa một trong hai."
PERIOD_OF = "Kỳ báo cáo mới của {unit}"
CREATE_PERIOD = "Tạo kỳ báo cáo"
OPEN_KNOWN = "Mở kỳ đã có"

FIND_HINT = "Mã, số thứ tự hoặc vài chữ, không cần dấu"
FIND_HELP = "Ví dụ: b3_1_4 · 3.3.1 · ho so truc tuyen"
FOUND_LIST = "Kết quả tìm"
FOUND_COUNT = "{count} kết quả; bấm Enter để đến nơi"
FOUND_NOTHING = "Không có chỉ tiêu nào như vậy; thử ít chữ hơn."
FOUND_IN_FORM = "Biểu {area}"
FOUND_IN_FACTS = "Số liệu bổ sung {area}"
FOUND_IN_NARRATIVE = "Thuyết minh"
FOUND_LINE = "{where} · {number}{words}"

EXPORT_TITLE = "Xuất báo cáo"
EXPORT_GO = "Xuất"
EXPORT_WITH_ERRORS = "Báo cáo còn {count} lỗi chưa sửa; vẫn xuất được, nhưng nên sửa trước khi gửi."
EXPORTING = "Đang ghi tệp…"
EXPORT_DONE = "Đã xuất xong:"
FIELD_FOLDER = "Thư mục"
FIELD_FILE_NAME = "Tên tệp"
FIELD_FILE_TYPE = "Loại tệp"
LOOK_IN = "Xem trong"
OPEN_FOLDER = "Mở thư mục"
OPEN_FILE = "Mở {file}"
CHOOSE_FOLDER = "Chọn thư mục"
CHOOSE_FILE = "Chọn tệp để nhập"
CHOOSE_TARGET = "Lưu thành tệp"
EXCEL_FILES = "Excel (*.xlsx)"
TEMPLATE_WRITTEN = "Đã ghi mẫu nhập trắng:\n{path}"
WORKING = "Tiến độ"
STOPPING = "Đang dừng…"


KEYS = (
    ("Gõ số", "thay số trong ô; Enter xuống dòng, Tab sang phải"),
    ("F2", "sửa tiếp số đang có trong ô"),
    ("Esc", "bỏ phần đang gõ dở trong ô, số cũ còn nguyên"),
    ("Delete", "xóa ô; ô tự tính trở về số tự tính"),
    ("-   ?   x", "không phát sinh, chưa có số liệu, không áp dụng"),
    ("Ctrl+C, Ctrl+V", "sao chép, dán cả khối với Excel hoặc Word"),
    ("Ctrl+Z, Ctrl+Y", "hoàn tác, làm lại"),
    ("Ctrl+Shift+H", "lịch sử của ô: ai sửa, lúc nào, trước và sau; đưa về giá trị cũ"),
    ("Ctrl+Enter", "xác nhận ô chuyển từ kỳ trước"),
    ("Ctrl+F", "tìm theo mã, số thứ tự hoặc chữ không dấu"),
    ("Ctrl+H", "tìm và thay trong thuyết minh"),
    ("Ctrl+Shift+S", "trong thuyết minh: chèn số liệu tự cập nhật"),
    ("Ctrl+B, Ctrl+I", "trong thuyết minh: chữ đậm, chữ nghiêng"),
    ("Ctrl+PgUp, Ctrl+PgDn", "thẻ trước, thẻ sau"),
    ("F9", "xem kết quả kiểm tra; Enter đến ô"),
    ("F1", "trong ô số liệu: cách đếm và điều được kiểm tra"),
    ("Ctrl+S", "lưu ô đang nhập (các ô khác đã tự lưu)"),
    ("Ctrl+O", "nhập dữ liệu từ tệp; kéo tệp thả vào cửa sổ cũng được"),
    ("Ctrl+P", "xem trước bản in, in ra giấy, lưu PDF"),
    ("Ctrl++, Ctrl+-, Ctrl+0", "chữ to hơn, nhỏ hơn, cỡ thường"),
)
KEYS_MORE = "Phần thập phân viết sau dấu phẩy (36,1), nhóm nghìn ngăn bằng dấu chấm (1.500)."
MISTAKE = (
    "Ứng dụng gặp một lỗi ngoài dự kiến. Mọi ô đã lưu vẫn an toàn; có thể làm tiếp, "
    "hoặc đóng ứng dụng rồi mở lại. Khi báo lỗi, hãy gửi kèm chi tiết dưới đây."
)
MISTAKE_DETAILS = "Chi tiết lỗi"
COPY_DETAILS = "Sao chép chi tiết lỗi"
COPIED = "Đã sao chép"

PREVIEW_TITLE = "Xem trước bản in"
PREVIEW_PAGES = "Các trang in"
PREVIEW_PAGE = "Trang "
PREVIEW_PAGE_NAME = "Trang đang xem"
PREVIEW_OF = "/{count}"
PREVIEW_ZOOM = "{zoom}%"
PREVIEW_PLUS = "+"
PREVIEW_MINUS = "−"
PREVIEW_LARGER = "Phóng to"
PREVIEW_SMALLER = "Thu nhỏ"
PREVIEW_FIT = "Vừa chiều rộng"
PREVIEW_PRINT = "In…"
PREVIEW_SAVE = "Lưu PDF…"
PREVIEW_SAVE_NAME = "Lưu thành tệp PDF"
PREVIEW_MAKING = "Đang dàn trang…"
PRINT_TITLE = "In báo cáo"
PRINTING = "Đang in…"
